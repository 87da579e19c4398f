"""Settings: typed, documented, and refused when they are junk."""

from pathlib import Path

import pytest

from qala.config import env


def test_example_file_is_the_list_of_settings():
    written = (env.ROOT / ".env.example").read_text(encoding="utf-8")
    assert written == env.example(), (
        "write it anew: python -c 'from qala.config import env; print(env.example(), end=\"\")'"
    )


def test_example_with_every_line_switched_on_is_accepted(tmp_path: Path):
    lines = [
        line.removeprefix("#") if line.startswith("#QALA_") else line for line in env.example().splitlines()
    ]
    (tmp_path / ".env").write_text("\n".join(lines), encoding="utf-8")
    assert set(env.parse_file(tmp_path / ".env")) == {setting.name for setting in env.SETTINGS}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("QALA_PORT", "8080", 8080),
        ("QALA_DEBUG", "Yes", True),
        ("QALA_DEBUG", "", False),
        ("QALA_HOME", "data", env.ROOT / "data"),
        ("QALA_ALLOWED_HOSTS", "a.kz, b.kz", ["a.kz", "b.kz"]),
        ("QALA_BASE_URL", "https://109.example.kz/", "https://109.example.kz"),
        ("QALA_TIME_ZONE", "Asia/Tashkent", "Asia/Tashkent"),
        ("QALA_EMAIL_URL", "smtp://u:p@mail:587", "smtp://u:p@mail:587"),
    ],
)
def test_values_are_typed(name: str, value: str, expected: object, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(name, value)
    assert env.get(name) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QALA_PORT", "http"),
        ("QALA_PORT", "70000"),
        ("QALA_PORT", "-1"),
        ("QALA_PORT", "٨٠٨٠"),
        ("QALA_DEBUG", "perhaps"),
        ("QALA_LANGUAGE", "de"),
        ("QALA_TIME_ZONE", "Mars/Base"),
        ("QALA_TIME_ZONE", "../etc/passwd"),
        ("QALA_BASE_URL", "109.example.kz"),
        ("QALA_BASE_URL", "http://[::1"),
        ("QALA_DATABASE_URL", "mysql://x"),
        ("QALA_MAP_TILES_URL", "https://tiles.example/1.png"),
        ("QALA_EMAIL_URL", "mail.example"),
        ("QALA_CITY_EPSG", "0"),
        ("QALA_SECRET_KEY", "short"),
    ],
)
def test_junk_is_refused_by_name(name: str, value: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(name, value)
    with pytest.raises(env.EnvError, match=f"^{name}: expected "):
        env.check()


@pytest.mark.parametrize("name", ["QALA_SECRET_KEY", "QALA_DATABASE_URL", "QALA_EMAIL_URL"])
def test_secrets_are_never_repeated(name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(name, "hunter2://x")
    with pytest.raises(env.EnvError) as refused:
        env.get(name)
    assert "hunter2" not in str(refused.value)


def test_production_needs_a_key(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("QALA_SECRET_KEY", raising=False)
    monkeypatch.setenv("QALA_DEBUG", "off")
    with pytest.raises(env.EnvError, match=r"^QALA_SECRET_KEY: needed"):
        env.get("QALA_SECRET_KEY")
    monkeypatch.setenv("QALA_DEBUG", "on")
    assert len(env.get("QALA_SECRET_KEY")) >= 40


def test_staff_need_a_second_factor_outside_the_demonstration(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QALA_DEMO", "off")
    assert env.get("QALA_MFA_REQUIRED") is True
    monkeypatch.setenv("QALA_DEMO", "on")
    assert env.get("QALA_MFA_REQUIRED") is False
    monkeypatch.setenv("QALA_MFA_REQUIRED", "on")
    assert env.get("QALA_MFA_REQUIRED") is True


def test_files_on_s3_need_a_bucket(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QALA_FILES_STORAGE", "s3")
    with pytest.raises(env.EnvError, match=r"^QALA_S3_BUCKET"):
        env.check(without=("QALA_SECRET_KEY",))


def test_env_file_is_read_but_the_environment_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "city.env"
    file.write_text(
        '# ours\nexport QALA_PORT=9000\nQALA_EMAIL_FROM="City <a@b.kz>"\nOTHER=1\n', encoding="utf-8"
    )
    monkeypatch.setenv("QALA_ENV_FILE", str(file))
    monkeypatch.delenv("QALA_PORT", raising=False)
    env._file_values.cache_clear()
    try:
        assert (env.get("QALA_PORT"), env.get("QALA_EMAIL_FROM")) == (9000, "City <a@b.kz>")
        monkeypatch.setenv("QALA_PORT", "9001")
        assert env.get("QALA_PORT") == 9001
    finally:
        env._file_values.cache_clear()


@pytest.mark.parametrize("line", ["QALA_POTR=1", "nonsense"])
def test_env_file_with_a_mistyped_line_is_refused(line: str, tmp_path: Path):
    (tmp_path / ".env").write_text(f"QALA_PORT=1\n{line}\n", encoding="utf-8")
    with pytest.raises(env.EnvError, match="line 2"):
        env.parse_file(tmp_path / ".env")
