"""`qala run`: everything comes up, stays up, and goes down without a trace."""

import os
import shutil
import signal
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qala.config.launch.account import server_account
from qala.config.launch.errors import LaunchError
from qala.config.launch.leftover import is_alive
from qala.config.launch.paths import open_folder
from qala.config.launch.ports import listen, shown_url
from qala.config.tests.small_city import Running, SmallCity, served_by

pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc"),
]
READY = "Ctrl-C stops it."


@pytest.fixture(scope="module")
def prepared() -> Iterator[SmallCity]:
    """A city whose first run is over; the tests start it again."""
    account = server_account("nobody")
    place = open_folder(account, (Path(tempfile.gettempdir()), Path("/tmp")), "qala-city-")
    city = SmallCity(place / "checkout", place / "home", free_port())
    first = city.qala("run").wait_for(READY)
    assert first.end() == 0, first.said
    assert "Preparing the tables" in first.said
    assert "sign in as nobody" in first.said
    assert [city.runs_of(name) for name in ("load_reference", "make_demo")] == [1, 1]
    yield city
    shutil.rmtree(place)


@pytest.fixture
def start(prepared: SmallCity) -> Iterator[Callable[..., Running]]:
    """Starts the prepared city; whatever still runs at the end is ended."""
    started: list[Running] = []

    def run(**settings: str) -> Running:
        started.append(prepared.qala("run", **settings))
        return started[-1]

    yield run
    for running in started:
        if running.process.poll() is None:
            running.end()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_until(holds: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "did not come true"
        time.sleep(0.05)


def test_second_start_repeats_nothing(prepared: SmallCity, start: Callable[..., Running]):
    """How long it takes is measured by `python -m bench memory`."""
    running = start().wait_for(READY)
    assert "Preparing" not in running.said
    assert "sign in as nobody" in running.said
    assert prepared.runs_of("make_demo") == 1
    assert "0 jobs" in prepared.page()
    kinds = running.children()
    assert (len(kinds["web"]), len(kinds["worker"]), len(kinds["postgres"])) == (2, 1, 1)


def test_second_run_beside_the_first_says_so(prepared: SmallCity, start: Callable[..., Running]):
    first = start().wait_for(READY)
    second = prepared.qala("run")
    assert second.wait() == 0
    assert f"already runs here: http://127.0.0.1:{prepared.port} (process {first.process.pid}" in second.said


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ending_leaves_nothing_behind(
    number: signal.Signals, prepared: SmallCity, start: Callable[..., Running]
):
    running = start().wait_for(READY)
    pids = [pid for kind in running.children().values() for pid in kind]
    with socket.create_connection(("127.0.0.1", prepared.port)):  # a client that never leaves
        assert running.end(number) == 0, running.said
    assert not any(is_alive(pid) for pid in pids)
    assert not (prepared.home / "run.json").exists()
    socket.create_server(("127.0.0.1", prepared.port)).close()


def test_killed_children_come_back(prepared: SmallCity, start: Callable[..., Running]):
    running = start().wait_for(READY)
    before = running.children()
    for kind in ("web", "worker", "postgres"):
        for pid in before[kind]:
            os.kill(pid, signal.SIGKILL)
    assert served_by(prepared.page()) not in before["web"]
    wait_until(lambda: [len(running.children()[kind]) for kind in before] == [2, 1, 1])
    assert all(not set(before[kind]) & set(now) for kind, now in running.children().items())
    assert "PostgreSQL was ended by SIGKILL" in running.said
    assert "worker was ended by SIGKILL" in running.said


def test_kill_of_the_parent_ends_its_children_and_the_next_run_works(
    prepared: SmallCity, start: Callable[..., Running]
):
    killed = start().wait_for(READY)
    children = killed.children()
    killed.end(signal.SIGKILL)
    wait_until(lambda: not any(is_alive(pid) for pid in children["web"] + children["worker"]))
    assert is_alive(children["postgres"][0]), "the server itself lives on"
    running = start().wait_for(READY)
    assert not is_alive(children["postgres"][0]), "and was replaced by one that is watched"
    assert "0 jobs" in prepared.page()
    assert running.end() == 0


def test_a_taken_port_gets_the_next_one(prepared: SmallCity, start: Callable[..., Running]):
    with socket.create_server(("127.0.0.1", prepared.port)):
        running = start().wait_for(READY)
        assert f"Port {prepared.port} is taken by another program" in running.said
        url = str(prepared.state()["url"])
        assert f"Qala is ready: {url}" in running.said
        assert "0 jobs" in prepared.page(int(url.rpartition(":")[2]))
        running.end()


def test_changed_code_is_migrated_but_the_demonstration_stays(
    prepared: SmallCity, start: Callable[..., Running]
):
    (prepared.folder / "qala" / "smallcity" / "rules.py").write_text(f"# {time.time()}")
    references = prepared.runs_of("load_reference")
    running = start().wait_for(READY)
    assert "Preparing the tables" in running.said
    assert prepared.runs_of("load_reference") == references + 1
    assert prepared.runs_of("make_demo") == 1


def test_a_web_process_that_cannot_live_ends_the_run_loudly(
    prepared: SmallCity, start: Callable[..., Running]
):
    asgi = prepared.folder / "qala" / "smallcity" / "asgi.py"
    good = asgi.read_text()
    asgi.write_text("raise RuntimeError('broken city')")
    try:
        running = start()
        assert running.wait() == 1
    finally:
        asgi.write_text(good)
    assert "end before they answer" in running.said
    assert not any(running.children().values())
    assert start().wait_for(READY).end() == 0, "mended code lives again"


def test_commands_use_the_running_database(prepared: SmallCity, start: Callable[..., Running]):
    alone = prepared.qala("migrate", "--check")
    assert alone.wait() == 0, alone.said
    start().wait_for(READY)
    beside = prepared.qala("migrate", "--check")
    assert beside.wait() == 0, beside.said


def test_backup_and_restore(prepared: SmallCity, start: Callable[..., Running], tmp_path: Path):
    file = tmp_path / "city.dump"
    saved = prepared.qala("backup", str(file))
    assert saved.wait() == 0, saved.said
    assert file.stat().st_mode & 0o777 == 0o600
    restored = prepared.qala("restore", "--yes", str(file))
    assert restored.wait() == 0, restored.said
    running = start().wait_for(READY)
    assert "Preparing" not in running.said, "the marks came back with the rest"
    refused = prepared.qala("restore", "--yes", str(file))
    assert refused.wait() == 1
    assert "stop it before a restore" in refused.said


def test_a_broken_backup_changes_nothing(prepared: SmallCity, start: Callable[..., Running], tmp_path: Path):
    (tmp_path / "bad.dump").write_bytes(b"PGDMP but not really")
    assert prepared.qala("restore", "--yes", str(tmp_path / "bad.dump")).wait() == 1
    start().wait_for(READY)
    assert "0 jobs" in prepared.page()


def test_clean_data_asks_and_refuses_while_running(prepared: SmallCity, start: Callable[..., Running]):
    asked = prepared.qala("clean-data")
    assert asked.wait() == 1
    assert prepared.home.is_dir()
    start().wait_for(READY)
    refused = prepared.qala("clean-data", "--yes")
    assert refused.wait() == 1
    assert "stop it first" in refused.said
    assert prepared.home.is_dir()


def test_clean_data_never_touches_a_folder_that_is_not_ours(prepared: SmallCity, tmp_path: Path):
    (tmp_path / "letters").mkdir()
    refused = prepared.qala("clean-data", "--yes", QALA_HOME=str(tmp_path))
    assert refused.wait() == 1
    assert (tmp_path / "letters").is_dir()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"QALA_PORT": "many"}, "qala: QALA_PORT: expected"),
        (
            {"QALA_DATABASE_URL": "postgresql:///x?host=/nonexistent"},
            "qala: QALA_DATABASE_URL: the database cannot",
        ),
        ({"QALA_DEMO": "off", "QALA_HOST": "0.0.0.0"}, "qala: QALA_SECRET_KEY: needed"),
        ({"QALA_HOST": "256.1.1.1"}, "qala: QALA_HOST:"),
        ({"QALA_PG_BINDIR": "/nonexistent"}, "qala: QALA_PG_BINDIR:"),
    ],
)
def test_a_wrong_setting_ends_the_start_with_its_name(
    settings: dict[str, str], said: str, prepared: SmallCity, start: Callable[..., Running]
):
    running = start(**settings)
    assert running.wait() == 1
    assert said in running.said
    assert "Traceback" not in running.said


def test_key_is_kept_and_private(prepared: SmallCity):
    key = prepared.home / "secret-key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert len(key.read_text().strip()) >= 40


def test_no_free_port_is_an_error(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("qala.config.launch.ports.TRIES", 1)
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(LaunchError, match=r"^QALA_PORT: "):
        listen("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize(
    ("host", "url"),
    [("127.0.0.1", "http://127.0.0.1:80"), ("0.0.0.0", "http://localhost:80"), ("::1", "http://[::1]:80")],
)
def test_shown_address(host: str, url: str):
    assert shown_url(host, 80) == url
