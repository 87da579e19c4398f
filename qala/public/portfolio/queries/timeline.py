"""Lines of the timeline: what was promised against what came or is expected."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Min, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qala.office.overview.rules.timeline import Bar, Scale
from qala.public.portfolio.queries.names import words
from qala.public.projection.models import PublicProject
from qala.shared.clock import today


@dataclass(frozen=True)
class Line:
    """One project. `expected` reaches to the end as it came or is expected now; `said` tells the same in words."""

    row: Any
    name: str
    promised: Bar | None
    expected: Bar | None
    done: Bar | None
    end: float | None
    said: str


def scale_of(rows: QuerySet[PublicProject]) -> Scale:
    """Wide enough for all rows, so that it stays the same from page to page. One statement."""
    ends = rows.order_by().aggregate(
        a=Min("starts_on"),
        b=Min("finishes_on"),
        c=Max("starts_on"),
        d=Max("promised_on"),
        e=Max("finishes_on"),
    )
    days = [day for day in ends.values() if day]
    return Scale.around(min(days, default=None), max(days, default=None), today())


def lines(rows: Iterable[Any], scale: Scale) -> list[Line]:
    """In the given order; rows of `light`."""
    return [_line(row, scale) for row in rows]


def _line(row: Any, scale: Scale) -> Line:
    expected = scale.bar(row.starts_on, row.finishes_on)
    done = None
    if expected and row.physical:
        done = Bar(expected.x, round(expected.width * float(min(row.physical, 100)) / 100, 1))
    end = scale.at(row.finishes_on) if row.finishes_on else None
    return Line(
        row, words(row.title), scale.bar(row.starts_on, row.promised_on), expected, done, end, _said(row)
    )


def _said(row: Any) -> str:
    parts = []
    if row.starts_on:
        parts.append(_("start %(day)s") % {"day": _day(row.starts_on)})
    if row.promised_on:
        parts.append(_("promised by %(day)s") % {"day": _day(row.promised_on)})
    if row.finishes_on:
        parts.append(_("finish %(day)s") % {"day": _day(row.finishes_on)})
    return ", ".join(parts) or _("No days are known yet")


def _day(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
