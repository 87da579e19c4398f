"""Districts side by side, and one district or quarter at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.db.models import QuerySet
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from qala.ground.places.models import District, Quarter
from qala.office.projects.models import Stage
from qala.public.portfolio.queries.names import light, named
from qala.public.portfolio.queries.totals import OPEN, Totals, totals_by
from qala.public.projection.access import public_projects
from qala.public.projection.models import PublicProject
from qala.public.published.access import public_appeals
from qala.public.published.queries.districts import Figures, in_figures
from qala.public.published.queries.terms import terms
from qala.shared.clock import now, today
from qala.shared.errors import Missing
from qala.shared.ui import charts

NEXT = 6
KEPT_FOR = 60
# From what is only meant over what is built to what stands; red is for trouble alone.
COLOURS = {
    Stage.PROPOSED: "neutral",
    Stage.PLANNED: "neutral",
    Stage.PREPARATION: "sky",
    Stage.PROCUREMENT: "warn",
    Stage.CONSTRUCTION: "gold",
    Stage.COMMISSIONING: "info",
    Stage.CLOSED: "good",
}


@dataclass(frozen=True)
class Compared:
    """A row of the comparison; `coming` is what ends next. No code: what lies in no single one."""

    code: str
    name: str
    totals: Totals
    coming: Any = None


@dataclass(frozen=True)
class Part:
    """A part of the city: `column` says whether it is a district or a quarter."""

    column: str
    place: District | Quarter

    @property
    def code(self) -> str:
        """By which it is found."""
        return self.place.code

    @property
    def rows(self) -> QuerySet[PublicProject]:
        """Its public projects."""
        return public_projects().filter(**{self.column: self.code})


def compared(rows: QuerySet[PublicProject], column: str = "district") -> list[Compared]:
    """Every district (or quarter) with projects that are not cancelled, by name, and last what lies in none. Three
    statements, one more while names are not remembered."""
    names, found = dict(named(column)), totals_by(rows, column)
    coming = ending_next(rows).order_by(column, "finishes_on", "pk").distinct(column)
    nearest = {getattr(row, column): row for row in coming}
    made = [
        Compared(code, str(names.get(code, code)), one, nearest.get(code))
        for code, one in found.items()
        if code
    ]
    made.sort(key=lambda one: one.name)
    if "" in found:
        made.append(Compared("", _("In several or none"), found[""], nearest.get("")))
    return made


def ending_next(rows: QuerySet[PublicProject]) -> QuerySet[Any]:
    """What is still to end, the nearest first."""
    made: QuerySet[Any] = light(rows.filter(OPEN, finishes_on__gte=today())).order_by("finishes_on", "pk")
    return made


def stages_of(rows: list[Compared]) -> list[Stage]:
    """Stages in which there are projects."""
    return [stage for stage in Stage if any(row.totals.by_stage.get(stage.value) for row in rows)]


def by_stage(label: str, rows: list[Compared]) -> charts.Chart:
    """Bars of districts, made of stages."""
    series = [
        charts.Series(
            str(stage.label),
            [row.totals.by_stage.get(stage.value, 0) for row in rows],
            COLOURS.get(stage, ""),
        )
        for stage in stages_of(rows)
    ]
    return charts.bar(label, [row.name for row in rows], series, direction="across", is_stacked=True)


def by_money(label: str, rows: list[Compared], currency: str) -> charts.Chart:
    """Budget and what is paid of it, in one currency."""
    sums = [row.totals.money.get(currency) for row in rows]
    budget = [float(one.budget) if one and one.budget is not None else None for one in sums]
    paid = [float(one.paid) if one and one.paid is not None else None for one in sums]
    series = [charts.Series(_("Budget"), budget), charts.Series(pgettext("money", "Paid"), paid, "good")]
    return charts.bar(label, [row.name for row in rows], series, direction="across")


def part_of_city(code: str) -> Part:
    """A district, else a quarter. Raises Missing where there is no such place."""
    district = District.objects.filter(code=code).first()
    if district is not None:
        return Part("district", district)
    quarter = Quarter.objects.select_related("district").filter(code=code).first()
    if quarter is None:
        raise Missing(_("There is no district or quarter with this code."))
    return Part("quarter", quarter)


def appeals_in(part: Part) -> Figures:
    """What people write about from there, in figures; at most a minute old."""

    def count() -> Figures:
        rows = public_appeals().filter(**{part.column: part.place.pk})
        return in_figures(rows, at=now(), least_count=terms().least_count).figures

    key = f"portfolio-appeals-{part.column}-{part.place.pk}-{get_language()}"
    kept: Figures = caches["local"].get_or_set(key, count, KEPT_FOR) or count()
    return kept
