"""What this room finds against publishing a project (`publication.check`); imported by `menu`."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F, Window
from django.db.models.functions import Lag
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qala.ground.places.locating import locate
from qala.office.projects.figures import figures
from qala.office.projects.models import ProgressFact, Project
from qala.office.projects.publication import check
from qala.office.projects.queries.completeness import filled_points
from qala.office.projects.rules import completeness, outlines
from qala.office.projects.rules.parameters import ProjectParameters
from qala.shared.errors import Invalid
from qala.shared.parameters.reading import of_today

NEEDED = frozenset(("owner", "sector", "title", "purpose", "place", "period", "people"))
"""Points without which nothing is published, whatever the share."""


def filled_of(project: Project, day: date) -> frozenset[str]:
    """Points of the passport that are filled, as all rooms know."""
    known: frozenset[str] = figures([project.pk], day)[project.pk]["filled"]
    return filled_points([project], day)[project.pk] | known


@check("completeness", gettext_lazy("Completeness of the passport"))
def passport_is_complete(project: Project, today: date) -> Iterator[str]:
    """The points of CoST that are needed always, and the share of all that can be known at the stage."""
    filled = filled_of(project, today)
    for point in completeness.missing(project.stage, filled):
        if point.code in NEEDED:
            yield _("Missing: {what}.").format(what=point.label)
    share, least = completeness.percent(project.stage, filled), of_today(ProjectParameters).least_completeness
    if share < least:
        yield _("The passport is {share} % complete; {least} % are needed.").format(
            share=round(share), least=least
        )


@check("dates", gettext_lazy("Dates"))
def dates_are_in_order(project: Project, today: date) -> Iterator[str]:
    """Start before finish, of each kind; steps in order; nothing in fact after today."""
    one = project
    for label, start, finish in (
        (_("the baseline"), one.baseline_start, one.baseline_finish),
        (_("the plan"), one.planned_start, one.planned_finish),
        (_("the facts"), one.actual_start, one.actual_finish),
    ):
        if start and finish and finish < start:
            yield _("By {which} the finish lies before the start.").format(which=label)
    for actual in (one.actual_start, one.actual_finish):
        if actual and actual > today:
            yield _("An actual date lies in the future: {day}.").format(day=actual.isoformat())
    before: date | None = None
    for row in project.steps.all():
        if before and row.planned_from and row.planned_from <= before:
            yield _("The step “{name}” begins before the one before it ends.").format(name=row.name)
        before = row.planned_to or before


@check("progress", gettext_lazy("Percentages"))
def percentages_only_rise(project: Project, _today: date) -> Iterator[str]:
    """A per cent that fell says why."""
    facts = ProgressFact.objects.filter(item__project=project, superseded_by=None).annotate(
        before=Window(Lag("percent"), partition_by=F("item"), order_by=[F("valid_on").asc(), F("id").asc()])
    )
    for fact in facts.select_related("item"):
        if fact.before is not None and fact.percent < fact.before and not fact.reason:
            yield _("The per cent of “{name}” fell on {day} without a reason.").format(
                name=fact.item.name, day=fact.valid_on.isoformat()
            )


@check("place", gettext_lazy("Place"))
def place_lies_in_the_city(project: Project, _today: date) -> Iterator[str]:
    """Every point of mark and outline."""
    places = outlines.places_of(project.geometry)
    if project.lon is not None and project.lat is not None:
        places.append((project.lon, project.lat))
    outside = sum(1 for lon, lat in places if not _is_inside(lon, lat))
    if outside:
        yield _("{count} of the points on the map lie outside of the city.").format(count=outside)


def _is_inside(lon: float, lat: float) -> bool:
    try:
        return locate(lon, lat).is_inside
    except Invalid:
        return False
