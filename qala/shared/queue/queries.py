"""Reads of procrastinate's tables for the queue page."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import (
    ProcrastinateEvent,
    ProcrastinateJob,
    ProcrastinatePeriodicDefer,
    ProcrastinateWorker,
)

from qala.shared.clock import now
from qala.shared.jobs import STALLED_SECONDS
from qala.shared.models.jobs import JobFailure


@dataclass(frozen=True)
class PeriodicRun:
    """A job by the clock and when it last came due."""

    name: str
    cron: str
    last_at: datetime | None


@dataclass(frozen=True)
class WorkerState:
    """A worker and its last sign of life."""

    pk: int
    seen_at: datetime
    is_alive: bool


def all_jobs() -> QuerySet[ProcrastinateJob]:
    """Every job row with `error` (of the last failed attempt), `place` and `happened_at` (the last event)."""
    failures = JobFailure.objects.filter(job_id=OuterRef("pk")).order_by("-id")
    events = ProcrastinateEvent.objects.filter(job=OuterRef("pk")).order_by("-id")
    rows: QuerySet[ProcrastinateJob] = ProcrastinateJob.objects.annotate(
        error=Subquery(failures.values("error")[:1]),
        place=Subquery(failures.values("place")[:1]),
        happened_at=Subquery(events.values("at")[:1]),
    )
    return rows


def job_counts() -> list[tuple[str, str, int]]:
    """(queue, state, how many)."""
    rows = ProcrastinateJob.objects.values_list("queue_name", "status").annotate(Count("id"))
    return [(queue, state, count) for queue, state, count in rows.order_by("queue_name", "status")]


def periodic_runs() -> list[PeriodicRun]:
    """Everything that runs by the clock."""
    last = dict(
        ProcrastinatePeriodicDefer.objects.values_list("task_name")
        .annotate(Max("defer_timestamp"))
        .order_by()
    )
    tasks = app.periodic_registry.periodic_tasks.values()
    runs = [
        PeriodicRun(
            item.task.name,
            item.cron,
            datetime.fromtimestamp(last[item.task.name], UTC) if last.get(item.task.name) else None,
        )
        for item in tasks
    ]
    return sorted(runs, key=lambda run: run.name)


def workers() -> list[WorkerState]:
    """Workers that said something lately."""
    limit = now() - timedelta(seconds=STALLED_SECONDS)
    return [
        WorkerState(worker.pk, worker.last_heartbeat, worker.last_heartbeat >= limit)
        for worker in ProcrastinateWorker.objects.order_by("id")
    ]
