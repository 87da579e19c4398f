"""Lines of the timeline: bars of one project on a scale."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Min, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qala.office.overview.queries.lights import light, signed, standing
from qala.office.overview.rules.timeline import Bar, Scale
from qala.office.projects.models import Health


@dataclass(frozen=True)
class Line:
    """Plan, baseline under it, what is done, and the forecast end; `words` say the same."""

    project: Any
    health: str
    label: str
    plan: Bar | None
    baseline: Bar | None
    done: Bar | None
    forecast: float | None
    words: str
    slip: int | None


def scale_of(rows: QuerySet[Any], today: date) -> Scale:
    """Wide enough for all rows, so that it stays the same from page to page."""
    ends = rows.order_by().aggregate(
        a=Min("planned_start"), b=Min("baseline_start"), c=Min("actual_start"),
        d=Max("planned_finish"), e=Max("baseline_finish"), f=Max("seen__finish_by_path"),
    )  # fmt: skip
    starts = [ends[name] for name in "abc" if ends[name]]
    finishes = [ends[name] for name in "def" if ends[name]]
    return Scale.around(min(starts, default=None), max(finishes, default=None), today)


def lines(rows: Iterable[Any], scale: Scale) -> list[Line]:
    """In the given order."""
    return [_line(row, scale) for row in rows]


def _line(row: Any, scale: Scale) -> Line:
    start, finish = row.actual_start or row.planned_start, row.actual_finish or row.planned_finish
    plan = scale.bar(start, finish)
    at = standing(row)
    percent = at.physical if at else None
    done = Bar(plan.x, round(plan.width * float(percent) / 100, 1)) if plan and percent else None
    expected = at.finish_by_path if at and not row.actual_finish else None
    slip = at.slip_days if at else None
    return Line(
        row, light(row), str(Health(light(row)).label), plan,
        scale.bar(row.baseline_start, row.baseline_finish), done,
        scale.at(expected) if expected else None, _words(row, start, finish, expected, slip), slip,
    )  # fmt: skip


def _words(row: Any, start: date | None, finish: date | None, expected: date | None, slip: int | None) -> str:
    parts = []
    if start and finish:
        parts.append(_("Plan %(from)s – %(to)s") % {"from": _day(start), "to": _day(finish)})
    if row.baseline_start and row.baseline_finish:
        span = {"from": _day(row.baseline_start), "to": _day(row.baseline_finish)}
        parts.append(_("baseline %(from)s – %(to)s") % span)
    if expected:
        parts.append(_("expected finish %(day)s") % {"day": _day(expected)})
    if slip:
        parts.append(_("slip %(days)s days") % {"days": signed(slip)})
    return ", ".join(parts) or _("No dates are planned yet")


def _day(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
