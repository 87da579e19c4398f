"""Works on the ground, as the search for clashes takes them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import shapely
from shapely.geometry import Point, shape

from qala.office.overview.models import Occasion
from qala.office.projects.models import Project, Stage, WorkItem
from qala.office.projects.queries.plans import Plan, plans_of
from qala.office.projects.rules.clashes import Place, Work
from qala.office.projects.rules.network import Network
from qala.shared.errors import Invalid

_TOGETHER = 100
_METRES_A_DEGREE = 111_195.0
# Ideas do not dig; what was called off does not either.
_OUT = (Stage.PROPOSED, Stage.CANCELLED)


def works_on(day: date) -> Iterator[Work]:
    """Works of all projects that have a place: items with an order of their own, or the project as a whole."""
    projects = Project.objects.exclude(stage__in=_OUT).select_related("kind").order_by("pk")
    rows = [one for one in projects if one.geometry or one.lon is not None or one.street_id]
    for at in range(0, len(rows), _TOGETHER):
        together = rows[at : at + _TOGETHER]
        plans = plans_of(together, day)
        for project in together:
            yield from _works(project, plans[project.pk])


def occasions_from(day: date) -> Iterator[Work]:
    """What is still to come, as works of nobody."""
    for row in Occasion.objects.filter(ends_on__gte=day).order_by("pk"):
        around = Point(row.lon, row.lat).buffer(row.radius_m / _METRES_A_DEGREE)
        yield Work("", str(row.pk), row.begins_on, row.ends_on, Place(shape=around))


def _works(project: Project, plan: Plan) -> Iterator[Work]:
    network = _network(project, plan)
    place = place_of(project)
    ranked = [row for row in plan.rows if row.works_rank is not None and row.pk in plan.shares]
    for row in ranked:
        begin, finish = _span(row, network)
        if begin and finish:
            yield Work(str(project.pk), str(row.pk), begin, finish, place, row.works_rank)
    if not ranked:
        begin, finish = _whole(project, network)
        if begin and finish:
            yield Work(str(project.pk), "", begin, finish, place, project.kind.works_rank)


def place_of(project: Project) -> Place:
    """Its outline or point; a street for those that have neither."""
    keys = frozenset([f"street/{project.street_id}"]) if project.street_id else frozenset()
    drawn = _drawn(project.geometry)
    if drawn is None and project.lon is not None and project.lat is not None:
        drawn = Point(project.lon, project.lat)
    return Place(keys, drawn)


def _drawn(geometry: Any) -> Any:
    """GeoJSON as a shape; None for what is none."""
    if not geometry:
        return None
    try:
        made = shape(geometry)
    except (AttributeError, KeyError, TypeError, ValueError, shapely.errors.ShapelyError):
        return None
    return None if made.is_empty else made


def _network(project: Project, plan: Plan) -> Network | None:
    if not plan.items or not project.is_open:
        return None
    try:
        return plan.network()
    except Invalid:  # a circle: the dates of the plan as they are written stand in
        return None


def _span(row: WorkItem, network: Network | None) -> tuple[date | None, date | None]:
    if network is not None:
        dated = network[str(row.pk)]
        return dated.early_start, dated.early_finish
    return row.actual_start or row.planned_start, row.actual_finish or row.planned_finish


def _whole(project: Project, network: Network | None) -> tuple[date | None, date | None]:
    begin = project.actual_start or project.planned_start
    finish = project.actual_finish or (network.finish_on if network else None) or project.planned_finish
    return (begin, finish) if begin and finish and begin <= finish else (None, None)
