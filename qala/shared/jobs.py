"""Work for later: a row written in the transaction that wants it, carried out at least once by a worker.

A job must be safe to run twice. See procrastinate's documentation for queues, locks and retries.
"""

from collections.abc import Callable
from typing import Any

import procrastinate
from procrastinate.contrib.django import app

Job = procrastinate.tasks.Task[Any, Any, Any]


def job(
    *,
    queue: str = "default",
    retry: int = 5,
    lock: str | None = None,
    name: str | None = None,
) -> Callable[[Callable[..., Any]], Job]:
    """Make a function a job: retried `retry` times with growing pauses; jobs of one `lock` never overlap."""
    strategy = procrastinate.RetryStrategy(max_attempts=retry, exponential_wait=4) if retry else False
    return app.task(queue=queue, retry=strategy, lock=lock, name=name)  # type: ignore[return-value]


def periodic(cron: str, *, name: str | None = None, queue: str = "default") -> Callable[[Callable[[], Any]], Job]:
    """Run a function of no arguments by the clock (UTC, cron with minutes); a tick still queued is not doubled."""

    def decorate(function: Callable[[], Any]) -> Job:
        def tick(timestamp: int) -> None:
            function()

        tick.__name__, tick.__doc__, tick.__module__ = function.__name__, function.__doc__, function.__module__
        task_name = name or f"{function.__module__}.{function.__name__}"
        task = app.task(queue=queue, name=task_name, lock=task_name, queueing_lock=task_name, pass_context=False)(tick)
        return app.periodic(cron=cron, periodic_id=task_name)(task)  # type: ignore[return-value]

    return decorate


def defer(task: Job, *, at: Any = None, **arguments: Any) -> int:
    """Queue a job inside the present transaction; arguments must be JSON. Returns the job's id."""
    deferrer = task.configure(schedule_at=at) if at is not None else task
    return deferrer.defer(**arguments)  # type: ignore[no-any-return]
