"""A district in figures: counted over public appeals, so that each figure is the length of a list to be opened."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, DurationField, F, Q, QuerySet

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.models.appeal import OPEN
from qala.contact.appeals.queries.control import Median
from qala.contact.catalog.queries import book
from qala.ground.places.models import District
from qala.public.published.access import public_appeals
from qala.shared.clock import today

DAYS = 30
MOST_TOPICS, MOST_EXECUTORS = 6, 8


@dataclass(frozen=True)
class Figures:
    """Now and of the last 30 days. `median_for`: half of the answered waited longer; None under the least count."""

    open_count: int
    overdue_count: int
    received_count: int
    solved_count: int
    median_for: timedelta | None


@dataclass(frozen=True)
class Part:
    """One topic or executor with its open appeals and those received in the last 30 days."""

    pk: int
    name: str
    open_count: int
    received_count: int


def districts() -> list[District]:
    """Today's districts by name in the active language. One statement."""
    return sorted(District.objects.as_of(today()), key=lambda each: each.name)


def figures(rows: QuerySet[Appeal], *, at: datetime, least_count: int) -> Figures:
    """Of any public appeals. Two statements: the open ones, and those of the last days."""
    since = at - timedelta(days=DAYS)
    is_open = rows.filter(OPEN).aggregate(open=Count("id"), overdue=Count("id", filter=Q(is_overdue=True)))
    recent = rows.filter(Q(received_at__gte=since) | Q(resolved_at__gte=since)).aggregate(
        received=Count("id", filter=Q(received_at__gte=since)),
        solved=Count("id", filter=_solved(since)),
        median=Median(
            F("resolved_at") - F("received_at"), filter=_solved(since), output_field=DurationField()
        ),
    )
    median = recent["median"] if recent["solved"] >= least_count else None
    return Figures(is_open["open"], is_open["overdue"], recent["received"], recent["solved"], median)


def _solved(since: datetime) -> Q:
    return Q(stage="done", resolved_at__gte=since)


def topics_of(rows: QuerySet[Appeal], *, at: datetime) -> list[Part]:
    """What is written about most. One statement."""
    known = book()
    found = _parts(rows, "topic_id", at)[:MOST_TOPICS]
    return [Part(pk, known.topic_name(pk), open_count, received) for pk, open_count, received in found]


def executors_of(rows: QuerySet[Appeal], *, at: datetime) -> list[Part]:
    """Who works there, the most open appeals first. One statement."""
    known = book()
    found = _parts(rows.exclude(executor=None), "executor_id", at)[:MOST_EXECUTORS]
    return [Part(pk, known.executor_name(pk), open_count, received) for pk, open_count, received in found]


def _parts(rows: QuerySet[Appeal], name: str, at: datetime) -> QuerySet[Appeal, tuple[int, int, int]]:
    since = at - timedelta(days=DAYS)
    return (
        rows.filter(OPEN | Q(received_at__gte=since))
        .order_by()
        .values_list(name)
        .annotate(open=Count("id", filter=OPEN), received=Count("id", filter=Q(received_at__gte=since)))
        .order_by("-received", "-open", name)
    )


@dataclass(frozen=True)
class Row:
    """One district of the overview."""

    district: District
    open_count: int
    overdue_count: int


def overview() -> list[Row]:
    """Every district of today with its open and overdue appeals. Two statements."""
    counted = {
        pk: (open_count, overdue)
        for pk, open_count, overdue in public_appeals()
        .filter(OPEN)
        .order_by()
        .values_list("district_id")
        .annotate(open=Count("id"), overdue=Count("id", filter=Q(is_overdue=True)))
    }
    return [Row(each, *counted.get(each.pk, (0, 0))) for each in districts()]
