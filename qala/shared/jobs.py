"""Work for later: a row written in the transaction that wants it, carried out at least once by a worker.

A job must be safe to run twice. See procrastinate's documentation for queues, locks and retries.
"""

import logging
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pghistory
import procrastinate
from django.db import Error as DatabaseError
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager

from qala.shared.errors import Refusal
from qala.shared.models.jobs import JobFailure

log = logging.getLogger("qala.jobs")

Job = procrastinate.tasks.Task[Any, Any, Any]
HOUSE = str(Path(__file__).resolve().parents[2])
# Inside a worker the app writes through a pool of its own, beside the transaction of the running job: a job would be
# carried out before what it is about is there, and stay when that is undone. `defer` writes on Django's connection.
_IN_TRANSACTION = JobManager(DjangoConnector())
# The worker's heartbeat is written every 10 s; after this it is taken for dead.
STALLED_SECONDS = 30
# A job that took its worker down this often is not tried again.
MAX_RECOVERIES = 10


def job(
    *,
    queue: str = "default",
    retry: int = 5,
    lock: str | None = None,
    name: str | None = None,
    priority: int = 0,
) -> Callable[[Callable[..., Any]], Job]:
    """Make a function a job: retried `retry` times with growing pauses (4 s, 16 s, 64 s, 256 s, 17 min).

    Jobs of one `lock` never overlap. Named after its module and function unless `name` is given. `priority`: higher
    ones are taken first; below 0 waits for everything of the day.
    """
    strategy = procrastinate.RetryStrategy(max_attempts=retry, exponential_wait=4) if retry else False
    made = app.task(
        queue=queue, retry=strategy, lock=lock, name=name, priority=priority, task_middleware=[_around]
    )
    return cast("Callable[[Callable[..., Any]], Job]", made)


def periodic(
    cron: str, *, name: str | None = None, queue: str = "default", is_alone: bool = True
) -> Callable[[Callable[[], Any]], Job]:
    """Run a function of no arguments by the clock (UTC, cron with minutes); a tick still queued is not doubled.

    `is_alone` keeps two runs from overlapping.
    """

    def decorate(function: Callable[[], Any]) -> Job:
        def tick(timestamp: int = 0) -> None:
            function()

        tick.__name__, tick.__doc__, tick.__module__ = (
            function.__name__,
            function.__doc__,
            function.__module__,
        )
        task_name = name or f"{function.__module__}.{function.__name__}"
        task = app.task(
            queue=queue,
            name=task_name,
            lock=task_name if is_alone else None,
            queueing_lock=task_name,
            task_middleware=[_around],
        )(tick)
        return cast("Job", app.periodic(cron=cron, periodic_id=task_name)(task))

    return decorate


def defer(task: Job, *, at: Any = None, lock: str | None = None, **arguments: Any) -> int:
    """Queue a job inside the present transaction; arguments must be JSON. Returns the job's id.

    Jobs deferred with one `lock` never overlap and keep their order; those that wait take no worker.
    """
    options: dict[str, Any] = {
        name: value for name, value in (("schedule_at", at), ("lock", lock)) if value is not None
    }
    deferrer = task.configure(**options)
    deferrer.job_manager = _IN_TRANSACTION
    return deferrer.defer(**arguments)


def _around(call_next: Callable[[], Any], context: Any, worker: Any) -> Any:
    """Every run: the row audit knows the job, and a failure is written down before procrastinate decides."""
    try:
        with pghistory.context(job=context.job.task_name, job_id=context.job.id):
            return call_next()
    except Exception as error:
        _remember(context.job, error)
        raise


def _remember(failed: Any, error: Exception) -> None:
    try:
        JobFailure.objects.create(
            job_id=failed.id,
            job_name=failed.task_name[:128],
            error=error_name(error)[:200],
            place=place_of(error),
        )
    except DatabaseError:  # the database itself may be the reason
        log.warning("the failure of job %s could not be written down", failed.id)


def error_name(error: BaseException) -> str:
    """The class of an error and a refusal's code; never the message, which may repeat somebody's words."""
    name = type(error).__name__
    return f"{name} ({error.code})" if isinstance(error, Refusal) else name


def place_of(error: BaseException) -> str:
    """The last calls on the way to the error, one per line: file:line function."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    return "\n".join(
        f"{frame.filename.removeprefix(HOUSE).split('site-packages')[-1].lstrip('/')}:{frame.lineno} {frame.name}"
        for frame in frames
    )


def recover_stalled() -> int:
    """Give jobs of dead workers back to the queue; returns how many. Those that kill every worker are given up."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT job.id, job.attempts FROM procrastinate_jobs job
            LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id
            WHERE job.status = 'doing'
              AND (worker.id IS NULL OR worker.last_heartbeat < now() - make_interval(secs => %s))
            FOR UPDATE OF job SKIP LOCKED
            """,
            [STALLED_SECONDS],
        )
        stalled = cursor.fetchall()
        for job_id, attempts in stalled:
            if attempts >= MAX_RECOVERIES:
                cursor.execute("SELECT procrastinate_finish_job_v1(%s, 'failed', false)", [job_id])
            else:
                cursor.execute("SELECT procrastinate_retry_job_v2(%s, now(), NULL, NULL, NULL)", [job_id])
    if stalled:
        log.warning("%s jobs of dead workers were given back", len(stalled))
    return len(stalled)


def sweep() -> None:
    """Forget carried out jobs after two days, given up and cancelled ones after thirty."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            DELETE FROM procrastinate_jobs job USING procrastinate_events event
            WHERE event.job_id = job.id AND (
                (job.status = 'succeeded' AND event.type = 'succeeded' AND event.at < now() - interval '2 days')
                OR (job.status IN ('failed', 'cancelled', 'aborted') AND event.type::text = job.status::text
                    AND event.at < now() - interval '30 days')
            )
            """
        )
        cursor.execute(
            f"DELETE FROM {JobFailure._meta.db_table} WHERE failed_at < now() - interval '30 days'"
        )


def retry_now(job_id: int) -> None:
    """Put a failed job back into the queue."""
    app.job_manager.retry_job_by_id(job_id, retry_at=_database_now())


def cancel(job_id: int) -> bool:
    """Take a waiting job out of the queue; False when it already runs or is done."""
    return bool(app.job_manager.cancel_job_by_id(job_id))


def _database_now() -> Any:
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        return cursor.fetchone()[0]
