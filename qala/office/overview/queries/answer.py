"""Which projects will be late, why, and what does it cost: the rows of the first page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Window
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qala.office.overview.queries.seen import FINISH, GROWTH, LATE, LIVE, OPEN, seen
from qala.office.overview.rules.parameters import PortfolioParameters
from qala.office.projects.models import Health, Project
from qala.shared import clock, money
from qala.shared.parameters.reading import of_today

TOP, CHANGES = 8, 12
WORRY = {"green": 1, "amber": 2, "red": 3}


def shown(rows: QuerySet[Any]) -> QuerySet[Any]:
    """With what a line of the page reads."""
    found: QuerySet[Any] = rows.annotate(shown_finish=FINISH).select_related("seen", "block")
    return found


def top_slips(rows: QuerySet[Any]) -> list[Project]:
    """The latest first."""
    return list(shown(rows.filter(OPEN, LATE)).order_by("-seen__slip_days", "pk")[:TOP])


def top_growths(rows: QuerySet[Any]) -> list[Project]:
    """What costs most beyond its original budget."""
    grown = shown(rows.filter(LIVE)).annotate(grown=GROWTH).filter(grown__gt=0)
    return list(grown.order_by("currency", "-grown", "pk")[:TOP])


def ending_soon(rows: QuerySet[Any], day: date | None) -> list[Project]:
    """What is expected to finish in the next days."""
    today = day or clock.today()
    last = today + timedelta(days=of_today(PortfolioParameters).ending_days)
    # As one condition: each mention of a finish looks for the baseline of that day.
    soon = shown(rows.filter(OPEN)).filter(shown_finish__range=(today, last))
    return list(soon.order_by("shown_finish", "pk")[:TOP])


@dataclass(frozen=True)
class Change:
    """What is different at one project since `since`, in words; `tone` is good, bad or neutral."""

    project: Any
    words: list[str]
    tone: str


@dataclass(frozen=True)
class Changes:
    """Since a day: how many went up and down, and the lines with the most to say."""

    since: date
    worse: int
    better: int
    lines: list[Change]


def changes(rows: QuerySet[Any], day: date | None) -> Changes:
    """Against the standings of thirty days before, or as many as the office says."""
    since = (day or clock.today()) - timedelta(days=of_today(PortfolioParameters).past_days)
    both = seen(rows, since, "past").filter(past__isnull=False)
    worse, better = _moved("past", "seen"), _moved("seen", "past")
    both = both.annotate(
        later=F("seen__slip_days") - F("past__slip_days"), dearer=F("seen__budget") - F("past__budget")
    )
    order = (F("later").desc(nulls_last=True), F("dearer").desc(nulls_last=True), "pk")
    moved = both.filter(worse | better | ~Q(later=0) | ~Q(dearer=0)).order_by(*order)
    # First which and how many, then all of them: whole rows are too wide to be sorted by the thousand.
    counts = (Window(Count("pk", filter=each)) for each in (worse, better))
    first = list(moved.values_list("pk", *counts)[: CHANGES * 2])
    found = (
        shown(both.filter(pk__in=[pk for pk, _worse, _better in first]))
        .select_related("seen", "past", "block")
        .order_by(*order)
    )
    lines = [Change(row, words, _tone(row)) for row in found if (words := list(_said(row)))]
    _pk, worse_count, better_count = first[0] if first else (None, 0, 0)
    return Changes(since, worse_count, better_count, lines[:CHANGES])


def _moved(earlier: str, later: str) -> Q:
    """The light went from better to worse between the two."""
    found = Q()
    for before, after in (("green", "amber"), ("green", "red"), ("amber", "red")):
        found |= Q(**{f"{earlier}__health": before, f"{later}__health": after})
    return found


def _tone(row: Any) -> str:
    step = WORRY.get(row.seen.health, 0) - WORRY.get(row.past.health, 0)
    if step:
        return "bad" if step > 0 else "good"
    return "bad" if (row.later or 0) > 0 or (row.dearer or 0) > 0 else "good"


def _said(row: Any) -> Iterator[str]:
    """Signed and neutral."""
    now, then = row.seen.health, row.past.health
    if now != then and now in WORRY and then in WORRY:
        yield _("%(now)s (before: %(then)s).") % {
            "now": Health(now).label,
            "then": Health(then).label.lower(),
        }
    if row.later:
        yield _moved_words(row.later)
    if row.dearer:
        words = (
            _("The budget grew by %(amount)s.") if row.dearer > 0 else _("The budget shrank by %(amount)s.")
        )
        yield words % {"amount": money.short(abs(row.dearer), row.currency)}


def _moved_words(later: int) -> str:
    days = abs(later)
    if later > 0:
        words = ngettext(
            "The finish moved %(days)s day later.", "The finish moved %(days)s days later.", days
        )
    else:
        words = ngettext(
            "The finish moved %(days)s day earlier.", "The finish moved %(days)s days earlier.", days
        )
    return words % {"days": days}


def reckoned_on(rows: QuerySet[Any]) -> date | None:
    """The newest day among the standings; None when nothing was reckoned."""
    found: date | None = rows.order_by().aggregate(day=Max("seen__day"))["day"]
    return found
