"""Sums of money for pages, API, files and reckoning: one way to ask, one statement."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from qala.office.finance.queries.leaves import money_rows
from qala.office.finance.rules.figures import Sums, added
from qala.office.projects.models import Project

Key = tuple[Any, ...]


def totals(
    projects: "QuerySet[Project]", day: date, by: Sequence[str] = (), known_at: datetime | None = None
) -> dict[Key, list[Sums]]:
    """Sums of the projects as of the end of `day`, by `by` (names of `leaves.DIMENSIONS`), one for each currency.

    `known_at` asks what was known at that moment. A key without money is not there; nothing is added across
    currencies. `totals(…)[()]` of one `by` sums up to that of another.
    """
    found: dict[Key, dict[str, dict[str, Any]]] = {}
    for *key, currency, measure, amount, running in money_rows(projects, day, by, known_at):
        words = found.setdefault(tuple(key), {}).setdefault(currency, {"running": {}})
        words[measure] = amount
        if running is not None:
            words["running"][measure] = running
    return {
        key: [Sums(currency=currency, **words) for currency, words in sorted(sums.items())]
        for key, sums in found.items()
    }


def whole(projects: "QuerySet[Project]", day: date, known_at: datetime | None = None) -> list[Sums]:
    """Everything together, one row for each currency."""
    return totals(projects, day, (), known_at).get((), [])


def of_project(project: Project, day: date, by: Sequence[str] = ()) -> dict[Key, list[Sums]]:
    """The same for one project."""
    return totals(Project.objects.filter(pk=project.pk), day, by)


def regrouped(found: Mapping[Key, list[Sums]], to: Callable[[Key], Key]) -> dict[Key, list[Sums]]:
    """Totals by coarser keys: a page asks once by the finest ones, and adds up what else it says."""
    parts: dict[Key, dict[str, list[Sums]]] = {}
    for key, sums in found.items():
        for one in sums:
            parts.setdefault(to(key), {}).setdefault(one.currency, []).append(one)
    return {
        key: [added(rows) for _currency, rows in sorted(by_currency.items())]
        for key, by_currency in parts.items()
    }


def by_years(found: Mapping[Key, list[Sums]]) -> dict[Key, list[Sums]]:
    """Totals by ("month", "source") as ones by (year, source)."""
    return regrouped(found, lambda key: (key[0].year, key[1]))


def months(
    found: Mapping[Key, list[Sums]], currency: str
) -> list[tuple[date, Decimal | None, Decimal | None]]:
    """(first of the month, planned by the baselines, paid) of one currency, ascending, without gaps; from totals whose
    keys begin with "month"."""
    known: dict[date, Sums] = {
        key[0]: one
        for key, sums in regrouped(found, lambda key: key[:1]).items()
        for one in sums
        if one.currency == currency and (one.planned is not None or one.paid is not None)
    }
    if not known:
        return []
    month, rows = min(known), []
    while month <= max(known):
        of_month = known.get(month)
        rows.append((month, of_month.planned if of_month else None, of_month.paid if of_month else None))
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return rows
