"""Jobs: deferred with their transaction, run again after a killed worker, failures written down without words."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from qala.shared import jobs, permissions, tasks
from qala.shared.models import JobFailure
from qala.shared.queue import queries
from qala.shared.tests.probe_jobs import refused, slow

WORKER = (
    "import django; django.setup(); import qala.shared.tests.probe_jobs;"
    "from django.core.management import call_command; call_command('procrastinate', 'worker', *{options})"
)


@pytest.fixture
def start_worker() -> Iterator[Any]:
    """A worker process on the test database."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*options: str) -> subprocess.Popen[bytes]:
        values = connection.settings_dict
        names = {"USER": "user", "HOST": "host", "PORT": "port", "PASSWORD": "password"}
        query = urlencode({name: values[key] for key, name in names.items() if values[key]})
        address = f"postgresql:///{values['NAME']}?{query}"
        process = subprocess.Popen(
            [sys.executable, "-c", WORKER.format(options=list(options))],
            env={**os.environ, "QALA_DATABASE_URL": address},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()


def job_state(pk: int) -> str:
    return str(ProcrastinateJob.objects.values_list("status", flat=True).get(pk=pk))


@pytest.mark.django_db(transaction=True)
def test_a_job_of_a_rolled_back_transaction_is_not_there() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        jobs.defer(slow, path="x")
        raise RuntimeError
    assert not ProcrastinateJob.objects.exists()
    with transaction.atomic():
        number = jobs.defer(slow, path="x")
    assert job_state(number) == "todo"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_job_runs_again_after_its_worker_was_killed(start_worker: Any, tmp_path: Path) -> None:
    file = tmp_path / "runs"
    number = jobs.defer(slow, path=str(file))
    worker = start_worker()
    for _ in range(600):
        if file.exists():
            break
        assert worker.poll() is None, "the worker did not start"
        time.sleep(0.05)
    assert file.read_text() == "run\n"
    assert jobs.recover_stalled() == 0, "a worker that lives keeps its job"
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert job_state(number) == "doing"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")
    assert jobs.recover_stalled() == 1
    assert job_state(number) == "todo"
    assert start_worker("--one-shot").wait(60) == 0
    assert file.read_text() == "run\nrun\n"
    assert job_state(number) == "succeeded"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_failure_is_written_down_without_its_words(start_worker: Any) -> None:
    number = jobs.defer(refused)
    start_worker("--one-shot").wait(60)
    assert job_state(number) == "failed"
    failure = JobFailure.objects.get(job_id=number)
    assert failure.error == "Conflict (conflict)"
    assert "probe_jobs.py" in failure.place
    assert "Aigerim" not in failure.place
    assert queries.all_jobs().get(pk=number).error == "Conflict (conflict)"  # type: ignore[attr-defined]
    jobs.retry_now(number)
    assert job_state(number) == "todo"


@pytest.mark.django_db
def test_a_job_that_kills_every_worker_is_given_up() -> None:
    number = jobs.defer(slow, path="x")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', attempts = 10 WHERE id = %s", [number]
        )
    assert jobs.recover_stalled() == 1
    assert job_state(number) == "failed"


@pytest.mark.django_db
def test_a_waiting_job_can_be_cancelled_and_a_done_one_cannot() -> None:
    number = jobs.defer(slow, path="x")
    assert jobs.cancel(number)
    assert job_state(number) == "cancelled"
    assert not jobs.cancel(number)


@pytest.mark.django_db
def test_old_jobs_are_swept() -> None:
    old, new = jobs.defer(slow, path="x"), jobs.defer(slow, path="y")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
        cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded'")
        cursor.execute(
            "UPDATE procrastinate_events SET at = now() - interval '3 days' WHERE job_id = %s", [old]
        )
    jobs.sweep()
    assert list(ProcrastinateJob.objects.values_list("pk", flat=True)) == [new]


@pytest.mark.django_db
def test_periodic_jobs_are_known_and_run() -> None:
    names = {run.name for run in queries.periodic_runs()}
    assert {"shared.recover_stalled_jobs", "shared.sweep"} <= names
    tasks.recover_stalled_jobs(timestamp=0)
    tasks.sweep(timestamp=0)
    assert app.tasks["shared.sweep"].lock == "shared.sweep"
    assert app.tasks["shared.recover_stalled_jobs"].lock is None


@pytest.mark.django_db
def test_workers_and_counts_are_shown() -> None:
    jobs.defer(slow, path="x")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '5 minutes')"
        )
    assert queries.job_counts() == [("default", "todo", 1)]
    assert [worker.is_alive for worker in queries.workers()] == [False]
    assert ProcrastinateWorker.objects.count() == 1


@pytest.mark.django_db
def test_only_administrators_change_jobs(client_for: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    users = get_user_model()
    user = users._default_manager.create(**{users.USERNAME_FIELD: "a@example.org"})
    number = jobs.defer(slow, path="x")
    monkeypatch.setattr(permissions, "_checker", lambda _user, _code: False)
    assert (
        client_for(user)
        .post(f"/jobs/{number}/", {"do": "cancel"}, headers={"Accept": "application/json"})
        .status_code
        == 403
    )
    assert client_for().post(f"/jobs/{number}/", {"do": "cancel"}).status_code == 302
    assert job_state(number) == "todo"
    monkeypatch.setattr(permissions, "_checker", lambda _user, code: code == "shared.jobs")
    assert (
        client_for(user).post(f"/jobs/{number}/", {"do": "cancel", "next": "/jobs/"})["Location"] == "/jobs/"
    )
    assert job_state(number) == "cancelled"
    answer = client_for(user).post(
        f"/jobs/{number}/", {"do": "retry"}, headers={"Accept": "application/json"}
    )
    assert answer.status_code == 409


@pytest.mark.django_db(transaction=True)
def test_a_job_deferred_by_a_job_stands_in_its_transaction() -> None:
    """A worker puts a pool of its own into the app; what a job defers must not leave through it."""

    class Undo(Exception):
        pass

    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        with pytest.raises(Undo), transaction.atomic():
            jobs.defer(slow, path="")
            raise Undo
        assert not ProcrastinateJob.objects.exists()
        with transaction.atomic():
            jobs.defer(slow, path="")
        assert ProcrastinateJob.objects.count() == 1
