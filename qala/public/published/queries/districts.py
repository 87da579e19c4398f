"""A district in figures: counted over public appeals, so that each figure is the length of a list to be opened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, DurationField, F, Q, QuerySet

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.models.indexes import OPEN
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


@dataclass(frozen=True)
class InFigures:
    """What the page of one district says in figures."""

    figures: Figures
    topics: list[Part]
    executors: list[Part]


def in_figures(rows: QuerySet[Appeal], *, at: datetime, least_count: int) -> InFigures:
    """Of any public appeals: now and in the last days, what is written about most, who works there (the most received
    first). Two statements: rows that are open or new are read once for all, those answered have an index."""
    since, known = at - timedelta(days=DAYS), book()
    is_new = Q(received_at__gte=since)
    found = list(
        rows.filter(OPEN | is_new)
        .order_by()
        .values_list("topic_id", "executor_id")
        .annotate(
            open=Count("id", filter=OPEN),
            received=Count("id", filter=is_new),
            overdue=Count("id", filter=OPEN & Q(is_overdue=True)),
        )
    )
    solved, median = _answered(rows, since)
    open_count, received, overdue = (sum(row[place] for row in found) for place in (2, 3, 4))
    told = Figures(open_count, overdue, received, solved, median if solved >= least_count else None)
    topics = _parts([(row[0], row[2], row[3]) for row in found], known.topic_name, MOST_TOPICS)
    named = [(row[1], row[2], row[3]) for row in found if row[1] is not None]
    return InFigures(told, topics, _parts(named, known.executor_name, MOST_EXECUTORS))


def _answered(rows: QuerySet[Appeal], since: datetime) -> tuple[int, timedelta | None]:
    solved = rows.filter(stage="done", resolved_at__gte=since).aggregate(
        count=Count("id"),
        median=Median(F("resolved_at") - F("received_at"), output_field=DurationField()),
    )
    return solved["count"], solved["median"]


def _parts(rows: list[tuple[int, int, int]], name: Callable[[int], str], most: int) -> list[Part]:
    added: dict[int, list[int]] = {}
    for pk, open_count, received in rows:
        both = added.setdefault(pk, [0, 0])
        both[0] += open_count
        both[1] += received
    order = sorted(added.items(), key=lambda pair: (-pair[1][1], -pair[1][0], pair[0]))
    return [Part(pk, name(pk), *both) for pk, both in order[:most]]


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
