"""Everything that the page of a project shows, from its facts."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from pydantic import ValidationError

from qala.office.overview.queries.lights import TONES
from qala.office.projects.models import Part, Stage
from qala.office.projects.rules.health import say
from qala.public.portfolio.rules.curves import Curve, Line, curve, growing
from qala.public.portfolio.rules.news import News, news
from qala.public.projection.models import PublicProject
from qala.public.projection.rules.facts import Body, Facts, Official, Photo
from qala.shared import money
from qala.shared.clock import today

COURSE = [stage for stage in Stage if stage != Stage.CANCELLED]
COVERS = ("cover", "progress", "complete", "vision", "before")


@dataclass(frozen=True)
class Share:
    """A part of the plan: its weight, how far it is, and what it brings to the whole, all in per cent."""

    name: str
    weight: Decimal
    percent: Decimal
    brings: Decimal


@dataclass(frozen=True)
class Answers:
    """Somebody who answers for the project."""

    part: str
    name: str
    post: str = ""
    website: str = ""


def shown(row: PublicProject) -> dict[str, Any]:
    """The context of the templates. Two statements at most: the row is there, the version of a month ago is asked."""
    facts, since = row.facts, a_month_before(today())
    return {
        "row": row,
        "facts": facts,
        "course": [stage.label for stage in COURSE],
        "course_at": _place_in_course(facts.stage),
        "is_cancelled": facts.stage == Stage.CANCELLED,
        "tone": TONES.get(facts.health, "neutral"),
        "reasons": say(facts.reasons),
        "cover": cover(facts),
        "people": list(people(facts)),
        "parts": parts(facts),
        "progress": progress(facts),
        "spending": spending(facts),
        "since": since,
        "news": month_of_news(row, since),
        "photos": facts.photos,
        "pair": pair(facts),
        "sums": facts.money.sums,
        "lines": [one for one in facts.money.lines if {one.original, one.budget, one.paid} != {None}],
        "outcomes": _by_level(facts),
    }


def has_place(facts: Facts) -> bool:
    """Whether there is anything to say about where it is."""
    place = facts.place
    return bool(place.lon is not None or place.district or place.quarter or place.street or place.address)


def _place_in_course(stage: str) -> int:
    known = [one.value for one in COURSE]
    at = known.index(stage) if stage in known else 0
    return len(known) if stage == Stage.CLOSED else at


def _by_level(facts: Facts) -> list[tuple[str, list[Any]]]:
    found = [(level, [one for one in facts.outcomes if one.level == level]) for level in ("direct", "final")]
    return [(level, rows) for level, rows in found if rows]


def cover(facts: Facts) -> Photo | None:
    """The photo above: the one chosen for it, else the newest of the works."""
    return next((photo for kind in COVERS for photo in facts.photos if photo.kind == kind), None)


def pair(facts: Facts) -> tuple[Photo, Photo] | None:
    """The oldest photo before the works and the newest one after it."""
    before = next((one for one in reversed(facts.photos) if one.kind == "before"), None)
    after = next((one for one in facts.photos if one.kind in ("complete", "progress")), None)
    return (before, after) if before and after else None


def people(facts: Facts) -> list[Answers]:
    """The deputy mayor first, then head, customer, contractors, supervision."""
    found = [_official(one) for part in Part for one in facts.officials if one.part == part]
    found.append(_body(_("Department"), facts.department))
    if facts.customer and facts.customer != facts.department:
        found.append(_body(_("Customer"), facts.customer))
    return found + [_body(str(part.label), body) for part in Part for body in facts.bodies(part)]


def _official(one: Official) -> Answers:
    label = _("Deputy mayor in charge") if one.part == Part.CURATOR else str(Part(one.part).label)
    return Answers(label, one.name, one.post)


def _body(part: str, body: Body) -> Answers:
    return Answers(part, str(body.name), website=body.website if body.website.startswith("http") else "")


def parts(facts: Facts) -> list[Share]:
    """How the per cent comes about."""
    return [
        Share(str(one.name), one.weight * 100, one.percent, one.weight * one.percent)
        for one in facts.progress.parts
    ]


def progress(facts: Facts) -> Curve | None:
    """Works, plan and money in per cent, at the end of each month."""
    points = facts.progress.points
    lines = [
        Line("done", _("Done"), [one.physical for one in points]),
        Line("plan", _("By the plan"), [one.planned for one in points]),
        Line("money", pgettext("money", "Paid"), [one.financial for one in points]),
    ]
    return curve([one.on for one in points], lines, say=_percent, top=Decimal(100))


def spending(facts: Facts) -> Curve | None:
    """Money by the plan and paid, growing month by month; paid ends with the last month that has a payment."""
    months = facts.money.months
    if not months:
        return None
    begin = months[0].month
    days = [begin - timedelta(days=1), *(_end(one.month) for one in months)]
    paid_until = max((at for at, one in enumerate(months) if one.paid), default=None)
    lines = []
    if any(one.planned for one in months):
        planned = growing([one.planned for one in months])
        lines.append(Line("plan", _("By the plan"), [Decimal(0), *planned]))
    if paid_until is not None:
        sums = growing([one.paid for one in months], until=paid_until)
        lines.append(Line("done", pgettext("money", "Paid"), [Decimal(0), *sums]))
    return curve(days, lines, say=lambda amount: money.short(amount, facts.currency))


def progress_rows(facts: Facts) -> list[list[Any]]:
    """Head and rows of the file beside the curve, in per cent."""
    rows = [[one.on, one.physical, one.planned, one.financial] for one in facts.progress.points]
    return [["day", "physical", "planned", "financial"], *rows]


def spending_rows(facts: Facts) -> list[list[Any]]:
    """Head and rows: planned and paid in each month, not growing."""
    rows = [[f"{one.month:%Y-%m}", one.planned, one.paid, facts.currency] for one in facts.money.months]
    return [["month", "planned", "paid", "currency"], *rows]


def _end(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


def a_month_before(day: date) -> date:
    """The same day of the month before, or its last day where it has no such day."""
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def _percent(value: Decimal) -> str:
    return f"{number_format(round(value))} %"


def month_of_news(row: PublicProject, since: date) -> list[News]:
    """Against the version that everybody read on that day; without one, by the days that the facts themselves name."""
    kept = row.versions.filter(at__date__lte=since, is_withdrawn=False).order_by("-number").first()
    before = None
    if kept is not None and kept.document:
        try:
            before = Facts.read(kept.document)
        except ValidationError:  # from a time when facts had other fields
            before = None
    return news(row.facts, before, since)
