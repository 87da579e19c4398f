"""Days of projects for calendars: milestones and finishes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from qala.office.exchange.models import CalendarLink
from qala.office.projects.access import visible_projects
from qala.office.projects.models import ItemKind, Project, WorkItem
from qala.office.projects.registries import errands
from qala.shared.clock import today
from qala.shared.icalendar import Planned
from qala.shared.languages import said

BACK, MOST = timedelta(days=60), 2000
Address = Callable[[str], str]


def days_of(link: CalendarLink, address: Address) -> list[Planned]:
    """Milestones and finishes of the projects that the owner sees at this moment, and what waits for the owner."""
    projects = visible_projects(link.owner)
    if link.project_id is not None:
        projects = projects.filter(pk=link.project_id)
    since = today() - BACK
    days = [*_milestones(projects, since, address), *_finishes(projects, since, address)]
    if link.project_id is None:
        days += _errands(link.owner, address)
    return days


def _milestones(projects: Any, since: date, address: Address) -> Iterable[Planned]:
    rows = WorkItem.objects.filter(project__in=projects, kind=ItemKind.MILESTONE, removed_at=None)
    rows = rows.filter(Q(forecast_finish__gte=since) | Q(forecast_finish=None, planned_finish__gte=since))
    for row in rows.select_related("project").order_by("planned_finish", "id")[:MOST]:
        day = row.actual_finish or row.forecast_finish or row.planned_finish
        if day is not None:
            text = _("Planned: %s") % row.planned_finish if row.planned_finish not in (None, day) else ""
            yield _planned(f"item-{row.pk}", day, said(row, "name"), text, row.project, address)


def _finishes(projects: Any, since: date, address: Address) -> Iterable[Planned]:
    for row in projects.filter(planned_finish__gte=since).order_by("planned_finish", "id")[:MOST]:
        day = row.actual_finish or row.forecast_finish or row.planned_finish
        yield _planned(f"project-{row.pk}", day, _("Finish of the project"), "", row, address)


def _planned(uid: str, day: date, what: str, text: str, project: Project, address: Address) -> Planned:
    return Planned(
        uid=f"{uid}@qala",
        on=day,
        title=f"{project.code} {project.short}: {what}",
        text=text,
        place=project.address,
        url=address(project.get_absolute_url()),
        changed_at=project.updated_at,
        position=(project.lon, project.lat) if project.lon is not None and project.lat is not None else None,
    )


def _errands(owner: Any, address: Address) -> Iterable[Planned]:
    """What waits for the person, with its day; reports due among it."""
    for each in errands(owner):
        if each.due_on is None:
            continue
        project = each.project
        yield Planned(
            uid=f"errand-{each.url.strip('/').replace('/', '-')}-{each.due_on}@qala",
            on=each.due_on,
            title=f"{project.code}: {each.label}" if project else str(each.label),
            text=str(each.kind),
            place="",
            url=address(each.url),
            changed_at=project.updated_at if project else owner.created_at,
        )
