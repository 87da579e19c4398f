"""What is shouted at the start, and when."""

import pytest

from qala.config.launch.dangers import dangers, is_reachable

SAFE = {
    "QALA_HOST": "127.0.0.1",
    "QALA_BASE_URL": "https://109.example.org",
    "QALA_DEMO": "off",
    "QALA_DEBUG": "off",
    "QALA_EMAIL_URL": "smtp://mail.example.org",
}


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*SAFE, "QALA_MFA_REQUIRED", "QALA_PORT"):
        monkeypatch.setenv(name, "")


def use(monkeypatch: pytest.MonkeyPatch, **settings: str) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)


def test_at_home_nothing_is_said():
    assert not is_reachable()
    assert dangers() == []


def test_a_proper_server_hears_nothing(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, **SAFE)
    assert is_reachable()
    assert dangers() == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("QALA_DEMO", "on", "DEMONSTRATION"),
        ("QALA_DEBUG", "on", "DEBUGGING"),
        ("QALA_MFA_REQUIRED", "off", "NO SECOND FACTOR"),
        ("QALA_EMAIL_URL", "console", "LETTERS"),
        ("QALA_BASE_URL", "http://109.example.org", "NO HTTPS"),
    ],
)
def test_each_danger_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str):
    use(monkeypatch, **SAFE | {name: value})
    assert any(line.startswith(said) for line in dangers())


def test_listening_for_everybody_counts(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, QALA_HOST="0.0.0.0")
    assert len(dangers()) == 4
