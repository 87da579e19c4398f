"""The supervisor of the embedded PostgreSQL, on the real programs."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from qala.config.launch import cluster as clusters
from qala.config.launch.account import Account
from qala.config.launch.binaries import Binaries, find_binaries, keep_copy, kept_copy, reachable
from qala.config.launch.cluster import Cluster, initialise, majors_in
from qala.config.launch.embedded import Embedded, database
from qala.config.launch.errors import LaunchError
from qala.config.launch.leftover import clear_leftover, is_alive, is_zombie
from qala.config.launch.paths import make_home, socket_folder
from qala.config.launch.server import Server, check_cyrillic, make_database
from qala.config.launch.testing import throwaway_cluster

pytestmark = pytest.mark.embedded


@pytest.fixture
def cluster(open_place: Path, account: Account) -> Cluster:
    """An initialised cluster with the programs of this machine, durable as in earnest."""
    chosen = os.environ.get("QALA_PG_BINDIR")
    binaries = reachable(find_binaries(Path(chosen) if chosen else None), account, open_place)
    made = Cluster(binaries, account, open_place, socket_folder(open_place, account))
    assert initialise(made)
    return made


@pytest.fixture
def server(cluster: Cluster) -> Iterator[Server]:
    """A started server with Qala's database."""
    running = Server(cluster)
    running.start()
    make_database(cluster)
    yield running
    running.stop()


def fetch(cluster: Cluster, query: str) -> object:
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        row = connection.execute(query).fetchone()
        return row[0] if row else None


def run(cluster: Cluster, *statements: str) -> None:
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def test_the_server_is_set_up_as_promised(server: Server):
    cluster = server.cluster
    assert fetch(cluster, "SHOW listen_addresses") == ""
    assert fetch(cluster, "SHOW fsync") == "on"
    assert fetch(cluster, "SHOW data_checksums") == "on"
    assert fetch(cluster, "SHOW server_encoding") == "UTF8"
    assert fetch(cluster, "SELECT lower('ӘҒҚҢӨҰҮҺІ')") == "әғқңөұүһі"
    assert fetch(cluster, "SELECT 'Обращения' ~* 'обращ'") is True
    for extension in ("pg_trgm", "btree_gist", "unaccent"):
        run(cluster, f"CREATE EXTENSION IF NOT EXISTS {extension}")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(cluster.url().replace("user=qala", "user=postgres"))
    assert initialise(cluster) is False, "a second initialisation changes nothing"


def test_committed_rows_survive_the_kill_of_the_postmaster(server: Server):
    cluster = server.cluster
    run(cluster, "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (1)")
    opened = psycopg.connect(cluster.url())
    opened.execute("INSERT INTO kept VALUES (2)")
    os.kill(server.pid or 0, signal.SIGKILL)
    while not server.has_ended():
        time.sleep(0.01)
    server.start()
    assert fetch(cluster, "SELECT array_agg(n) FROM kept") == [1]
    opened.close()


def test_stop_leaves_no_process_and_no_pid_file(server: Server):
    pid = server.pid or 0
    with psycopg.connect(server.cluster.url()):
        server.stop()
    assert not is_alive(pid)
    assert not (server.cluster.data / "postmaster.pid").exists()


def test_an_orphan_of_a_killed_supervisor_is_replaced(cluster: Cluster):
    # The intermediate process starts a server and is killed like a supervisor: its server lives on.
    code = (
        "import os, signal, sys, subprocess\n"
        "child = subprocess.Popen(sys.argv[1].split('|'), start_new_session=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    options = Server(cluster)._options()
    command = [cluster.binaries.program("postgres"), "-D", str(cluster.data), *options]
    subprocess.run(
        [shutil.which("python3", path="/usr/bin:/bin") or sys.executable, "-c", code, "|".join(command)],
        check=False,
        cwd="/",
        env=cluster.environment,
        stderr=subprocess.DEVNULL,
        **cluster.account.popen_options(),
    )
    pid_file = cluster.data / "postmaster.pid"
    end = time.monotonic() + 10
    while not (pid_file.exists() and "ready" in pid_file.read_text()) and time.monotonic() < end:
        time.sleep(0.02)
    orphan = int(pid_file.read_text().split()[0])
    running = Server(cluster)
    running.start()
    try:
        assert running.pid != orphan
        assert not is_alive(orphan)
        assert not running.has_ended()
    finally:
        running.stop()


def test_a_left_over_pid_of_another_program_does_not_stop_the_start(cluster: Cluster):
    # A number that now belongs to a foreign process of the same account: PostgreSQL alone would refuse.
    sleeper = subprocess.Popen(["sleep", "60"], **cluster.account.popen_options())
    write_pid_file(cluster, sleeper.pid)
    running = Server(cluster)
    try:
        running.start()
        assert sleeper.poll() is None, "the stranger was left alone"
    finally:
        running.stop()
        sleeper.kill()
        sleeper.wait()


def test_a_zombie_is_not_taken_for_a_server(cluster: Cluster):
    gone = subprocess.Popen(["true"], **cluster.account.popen_options())
    while not is_zombie(gone.pid):
        time.sleep(0.01)
    write_pid_file(cluster, gone.pid)
    running = Server(cluster)
    try:
        running.start()
    finally:
        running.stop()
        gone.wait()


def test_the_pid_file_of_a_crash_is_left_to_postgresql(cluster: Cluster):
    gone = subprocess.Popen(["true"])
    gone.wait()
    write_pid_file(cluster, gone.pid)
    assert clear_leftover(cluster.data) == "gone"
    (cluster.data / "postmaster.pid").write_text("")
    assert clear_leftover(cluster.data) == "nothing"


def write_pid_file(cluster: Cluster, pid: int) -> None:
    file = cluster.data / "postmaster.pid"
    file.write_text(f"{pid}\n{cluster.data}\n{int(time.time())}\n5432\n{cluster.socket}\n\n")
    cluster.account.own(file, 0o600)


def test_a_half_made_data_folder_is_made_anew(open_place: Path, account: Account, cluster: Cluster):
    shutil.rmtree(cluster.data)
    half = open_place / f".data-{cluster.binaries.major}"
    half.mkdir()
    (half / "PG_VERSION").write_text("18")
    assert initialise(cluster)
    assert majors_in(open_place) == [cluster.binaries.major]
    assert not half.exists()


def test_data_of_another_version_is_refused(cluster: Cluster):
    (cluster.data / "PG_VERSION").write_text("9\n")
    with pytest.raises(LaunchError, match="holds data of PostgreSQL 9"):
        initialise(cluster)


def test_the_log_is_closed_and_repeats_no_data(server: Server):
    run(server.cluster, "CREATE TABLE people (phone text PRIMARY KEY)")
    with pytest.raises(psycopg.errors.UniqueViolation):
        run(server.cluster, *["INSERT INTO people VALUES ('+77010000001')"] * 2)
    assert "people_pkey" in server.cluster.log_tail()
    assert "7701" not in server.cluster.log_tail()
    assert server.cluster.log.stat().st_mode & 0o077 == 0


def test_a_server_that_cannot_start_shows_its_log(cluster: Cluster):
    with (cluster.data / "postgresql.conf").open("a") as config:
        config.write("no_such_setting = 1\n")
    with pytest.raises(LaunchError, match="no_such_setting"):
        Server(cluster).start()


def test_a_database_that_cannot_search_cyrillic_is_refused(
    open_place: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
):
    shutil.rmtree(cluster.data)
    monkeypatch.setattr(clusters, "BUILTIN_LOCALE", ("--locale=C",))
    monkeypatch.setattr(clusters, "LIBC_LOCALE", ("--locale=C",))
    initialise(cluster)
    running = Server(cluster)
    running.start()
    try:
        with pytest.raises(LaunchError, match="cannot search Cyrillic"):
            make_database(cluster)
    finally:
        running.stop()


def test_folders_without_programs_are_refused(tmp_path: Path):
    with pytest.raises(LaunchError, match=r"^QALA_PG_BINDIR: .* holds no PostgreSQL programs"):
        find_binaries(tmp_path)
    for name, said in (("postgres", "postgres (PostgreSQL) 14.2"), ("initdb", "")):
        (tmp_path / name).write_text(f"#!/bin/sh\necho '{said}'\n")
        (tmp_path / name).chmod(0o755)
    with pytest.raises(LaunchError, match=r"14\.2 .* too old"):
        find_binaries(tmp_path)
    (tmp_path / "postgres").write_text("#!/bin/sh\necho hello\n")
    with pytest.raises(LaunchError, match="is not PostgreSQL"):
        find_binaries(tmp_path)


def test_programs_are_copied_once_per_version(open_place: Path, account: Account):
    package = find_binaries(None)
    copy = keep_copy(package, open_place)
    assert copy.version == package.version
    assert account.can_enter(copy.folder)
    made_at = copy.folder.stat().st_mtime_ns
    assert keep_copy(package, open_place).folder.stat().st_mtime_ns == made_at
    assert kept_copy(open_place, package.major) == copy
    assert kept_copy(open_place, 12) is None
    # initdb links against a library that lies beside the package: the copy must have taken it along.
    subprocess.run([copy.program("initdb"), "--version"], check=True, capture_output=True)


def test_the_embedded_server_keeps_its_data_between_starts(home: Path):
    lines: list[str] = []
    with database(lines.append) as url, psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept (n int)")
    with database(lines.append) as url, psycopg.connect(url) as connection:
        connection.execute("SELECT * FROM kept")
        with database(lines.append) as second:
            assert second == url, "a second command uses the server that runs"
        check_cyrillic(url)
    assert len(lines) == 1, "made once"


def test_only_one_supervisor_at_a_time(home: Path, account: Account):
    first, second = Embedded(make_home(home)), Embedded(make_home(home))
    assert first.take_lock()
    assert not second.take_lock()
    assert second.lock_holder() == os.getpid()
    first.stop()
    assert second.take_lock()
    second.stop()


def test_data_older_than_the_programs_is_explained(home: Path, account: Account):
    embedded = Embedded(make_home(home))
    (home / "postgres" / "data-16").mkdir()
    assert embedded.take_lock()
    with pytest.raises(LaunchError, match="made by PostgreSQL 16"):
        embedded.start(lambda _text: None)
    embedded.stop()


def test_a_throw_away_server_is_gone_even_when_its_owner_is_killed(tmp_path: Path):
    code = (
        "import os, signal\n"
        "from qala.config.launch.testing import throwaway_cluster\n"
        "with throwaway_cluster() as cluster:\n"
        "    print(cluster.place, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    place = Path(done.stdout.strip())
    end = time.monotonic() + 10
    while place.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert place.name.startswith("qala-test-")
    assert not place.exists()


def test_other_programs_work_the_same_way(monkeypatch: pytest.MonkeyPatch):
    folder = Path("/usr/lib/postgresql/15/bin")
    if not (folder / "postgres").is_file():
        pytest.skip("no PostgreSQL 15 of the distribution on this machine")
    monkeypatch.setenv("QALA_PG_BINDIR", str(folder))
    with throwaway_cluster() as cluster:
        assert cluster.binaries.major == 15
        assert fetch(cluster, "SELECT lower('ӘҒҚҢ')") == "әғқң"


@pytest.mark.skipif(os.geteuid() != 0, reason="as an ordinary user every other test proves it")
def test_an_ordinary_user_can_run_it(account: Account, open_place: Path):
    account.own(open_place, 0o755)
    options = {**account.popen_options(), "capture_output": True, "text": True, "cwd": str(open_place)}
    environment = {
        "PATH": os.environ["PATH"],
        "QALA_HOME": str(open_place / "home"),
        "QALA_ENV_FILE": os.devnull,
    }
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    python = usable_python(environment, options)
    code = (
        "import psycopg\n"
        "from qala.config.launch.embedded import database\n"
        "with database(print) as url, psycopg.connect(url) as c:\n"
        "    print(c.execute('SELECT 1').fetchone())\n"
    )
    done = subprocess.run([python, "-c", code], check=False, env=environment, **options)
    assert "(1,)" in done.stdout, done.stderr


def usable_python(environment: dict[str, str], options: dict[str, Any]) -> str:
    """An interpreter that an ordinary user can start here: ours may lie below a closed home folder."""
    for python in (sys.executable, "/usr/bin/python3"):
        with contextlib.suppress(OSError):
            code = "import psycopg, qala.config.env"
            if not subprocess.run([python, "-c", code], check=False, env=environment, **options).returncode:
                return python
    pytest.skip("no interpreter here that an ordinary user can reach")


def test_replacing_programs_keeps_the_place(cluster: Cluster):
    other = replace(cluster, binaries=Binaries(cluster.binaries.folder, "99.1"))
    assert other.data.name == "data-99"
    assert other.url("x").startswith("postgresql:///x?host=/")
