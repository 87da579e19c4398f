"""Control's view: who is late with what, and how the promises were kept."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Aggregate, Count, DurationField, F, Min, Q, QuerySet, Value
from django.utils.formats import number_format

from qala.contact.appeals.models import Appeal, Target
from qala.contact.catalog.rules.stages import OPEN_STAGES

OPEN = Q(stage__in=OPEN_STAGES)


class Median(Aggregate):
    """`percentile_cont(0.5)`: the middle value, or between the two in the middle."""

    template = "percentile_cont(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


@dataclass(frozen=True)
class Load:
    """One executor's open appeals. `executor_id` None is the fallback queue."""

    executor_id: int | None
    open_count: int
    overdue_count: int
    due_today_count: int
    not_accepted_count: int
    oldest_due_at: datetime | None
    median_overdue_for: timedelta | None

    @property
    def median_days(self) -> float | None:
        """The median of the days since the terms that have passed; None where none has."""
        waited = self.median_overdue_for
        return waited / timedelta(days=1) if waited is not None else None

    @property
    def overdue_percent(self) -> int:
        """Share of the overdue in the open, whole per cent."""
        return round(100 * self.overdue_count / self.open_count) if self.open_count else 0

    @property
    def register_query(self) -> str:
        """The register's filter for this executor."""
        return f"executor={self.executor_id}" if self.executor_id else "queue=fallback"


def load_by_executor(appeals: QuerySet[Appeal], *, at: datetime) -> list[Load]:
    """Open appeals by executor, the most overdue first. One statement over the open ones."""
    rows = (
        appeals.filter(OPEN)
        .order_by()
        .values("executor_id")
        .annotate(
            open_count=Count("id"),
            overdue_count=Count("id", filter=Q(next_due_at__lte=at)),
            due_today_count=Count(
                "id", filter=Q(next_due_at__gt=at, next_due_at__lte=at + timedelta(hours=24))
            ),
            not_accepted_count=Count("id", filter=Q(stage="new")),
            oldest_due_at=Min("next_due_at"),
            median_overdue_for=Median(
                Value(at) - F("next_due_at"),
                filter=Q(next_due_at__lte=at),
                output_field=DurationField(),
            ),
        )
        .order_by("-overdue_count", "-open_count", "executor_id")
    )
    return [Load(**row) for row in rows]


@dataclass(frozen=True)
class Kept:
    """How promises of one kind were kept. Shares are None where nothing has ended."""

    key: Any
    kind: str
    met_count: int
    late_count: int
    running_count: int
    overdue_count: int

    @property
    def in_time_share(self) -> float | None:
        """Met in time among all met, 0…1."""
        return (self.met_count - self.late_count) / self.met_count if self.met_count else None

    @property
    def in_time_percent(self) -> str:
        """ "84.3 %", a dash where nothing has ended."""
        share = self.in_time_share
        return "—" if share is None else f"{number_format(share * 100, 1)} %"


def kept_promises(appeals: QuerySet[Appeal], *, by: str, at: datetime) -> list[Kept]:
    """Targets of the appeals by kind and by `by` (a field path of the appeal such as "executor_id")."""
    running = Q(met_at=None, cancelled_at=None)
    rows = (
        Target.objects.filter(appeal__in=appeals.order_by().values("pk"), cancelled_at=None)
        .order_by()
        .values("kind", key=F(f"appeal__{by}"))
        .annotate(
            met_count=Count("id", filter=Q(met_at__isnull=False)),
            late_count=Count("id", filter=Q(is_late=True)),
            running_count=Count("id", filter=running),
            overdue_count=Count("id", filter=running & Q(due_at__lte=at, paused_since=None)),
        )
        .order_by("-late_count", "-met_count", "key")
    )
    return [Kept(**row) for row in rows]


def stage_counts(appeals: QuerySet[Appeal], *, at: datetime) -> dict[str, int]:
    """Open, overdue, without executor, waiting: over what the person sees, one statement on the open ones."""
    return appeals.filter(OPEN).aggregate(
        open=Count("id"),
        overdue=Count("id", filter=Q(next_due_at__lte=at)),
        fallback=Count("id", filter=Q(executor=None)),
        waiting=Count("id", filter=Q(stage="waiting")),
        new=Count("id", filter=Q(stage="new")),
    )
