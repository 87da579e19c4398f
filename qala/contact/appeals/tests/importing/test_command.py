"""The command in processes of its own: killed hard, and two at once. These commit, so they clean up by truncation."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from qala.contact.appeals.importing import ImportBusy, Options, import_file, read_profile
from qala.contact.appeals.importing.run import _alone
from qala.contact.appeals.models import Appeal, Assignment, ImportRun, Target
from qala.contact.appeals.tests.importing.conftest import HEADER, PROFILE, ROWS
from qala.shared.models import TimelineEntry

ROOT = Path(__file__).resolve().parents[5]
MANY = 6000


@pytest.fixture
def town(tmp_path, catalogue):
    """A file of many rows and its profile."""
    rows = [
        f"{n};01.06.2020 10:00;03.06.2020 10:00;{'04' if n % 2 else '02'}.06.2020 09:00;fertig;Heat:Cold;Heat Office;"
        f"Kalt {n};Hof;Weg;11,5;51,5"
        for n in range(MANY)
    ]
    (tmp_path / "town.csv").write_text("\n".join((HEADER, *rows, "bad;row")) + "\n", encoding="utf-8")
    (tmp_path / "town.yaml").write_text(PROFILE + 'delimiter: ";"\n', encoding="utf-8")
    return tmp_path


def start(folder, *more):
    code = (
        "import os, sys, django\nfrom django.conf import settings\ndjango.setup()\n"
        f"settings.DATABASES['default']['NAME'] = {connection.settings_dict['NAME']!r}\n"
        "from django.db import connections\nconnections['default'].settings_dict['NAME'] = "
        f"{connection.settings_dict['NAME']!r}\n"
        "from django.core.management import call_command\ncall_command('import_requests', *sys.argv[1:])\n"
    )
    words = [str(folder / "town.csv"), "--profile", str(folder / "town.yaml"), *more]
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "qala.config.settings_test",
        "QALA_HOME": str(folder / "home"),
    }
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def done_rows():
    run = ImportRun.objects.first()
    return run.done_rows if run else 0


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_killed_hard_in_the_middle_every_row_is_there_once(town):
    child = start(town, "--batch", "100")
    limit = time.monotonic() + 60
    while done_rows() < 500 and child.poll() is None and time.monotonic() < limit:
        time.sleep(0.01)
    child.send_signal(signal.SIGKILL)
    child.communicate()
    broken_at = done_rows()
    assert 500 <= broken_at < MANY
    assert Appeal.objects.count() == broken_at
    again = start(town, "--batch", "100", "--json", str(town / "report.json"))
    told, problems = again.communicate(timeout=120)
    assert again.returncode == 3, problems
    assert "broke off after" in told
    report = json.loads((town / "report.json").read_text())
    assert (report["new"], report["late"], report["rejected"]) == (MANY, MANY // 2, 1)
    assert Appeal.objects.count() == Target.objects.count() == Assignment.objects.count() == MANY
    assert TimelineEntry.objects.filter(subject_kind="appeals.appeal").count() == 2 * MANY
    events = Appeal._meta.get_field("audit_events").related_model
    assert events.objects.count() == MANY
    rejects = list((town / "home" / "imports").glob("town-*.rejects.jsonl"))
    assert [path.read_text().count("\n") for path in rejects] == [1]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_the_second_is_refused(town):
    profile = read_profile(town / "town.yaml")
    with _alone(profile):
        second = start(town)
        _told, problems = second.communicate(timeout=60)
    assert second.returncode != 0
    assert "Another import into town is running" in problems
    assert not Appeal.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_lock_goes_with_the_session_and_a_thread_writes(town):
    profile = read_profile(town / "town.yaml")
    other = connection.copy()
    try:
        with other.cursor() as cursor, _alone(profile):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
            assert cursor.fetchone()[0] >= 1
    finally:
        other.close()
    outcome = import_file(town / "town.csv", profile, Options(rejects=town / "r.jsonl", batch_size=1000))
    assert outcome.tally.plain["new"] == MANY == Appeal.objects.count()


@pytest.mark.django_db(transaction=True)
def test_the_lock_is_refused_to_another_session(town):
    import threading

    profile = read_profile(town / "town.yaml")
    seen = []

    def second():
        try:
            with _alone(profile):
                seen.append("in")
        except ImportBusy as error:
            seen.append(str(error))
        finally:
            connection.close()

    with _alone(profile):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert seen == ["Another import into town is running."]


def test_the_command_reports(catalogue, profile_path, tmp_path, capsys, settings):
    settings.HOME = tmp_path
    path = tmp_path / "town.csv"
    path.write_text("\n".join((HEADER, *ROWS)), encoding="utf-8")
    profile_path.write_text(PROFILE + 'delimiter: ";"\n')
    call_command("import_requests", str(path), "--profile", str(profile_path), "--dry-run")
    told = capsys.readouterr().out
    assert "Dry run: nothing was written." in told
    assert "(20.0% of the rows taken)" in told


@pytest.mark.parametrize(
    "words", [["--profile", "atlantis"], ["--profile", "nyc_311"], ["--profile", "nyc_311", "--batch", "0"]]
)
def test_the_command_refuses_in_words(catalogue, tmp_path, words):
    with pytest.raises(CommandError):
        call_command("import_requests", str(tmp_path / "nothing.csv"), *words)
