"""Writing the passport: its columns, its place, its rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.places.locating import locate
from qala.ground.places.queries.nearby import nearest_street
from qala.office.projects.access import EDIT, require_may
from qala.office.projects.actions.plan.change import move_start
from qala.office.projects.events import PassportChanged
from qala.office.projects.models import (
    Membership,
    Project,
    ProjectIdentifier,
    Publication,
    ScopeCharacteristic,
)
from qala.office.projects.rules import outlines
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Conflict, Invalid
from qala.shared.events import publish

PASSPORT = ("propose", "edit")
"""Entries of the timeline about the passport itself."""
NEAR_M = 60.0


@dataclass(frozen=True)
class Number:
    """One number of the scope."""

    indicator_id: int
    planned: Decimal | None = None
    actual: Decimal | None = None
    source: str = ""


@dataclass(frozen=True)
class InPortfolio:
    """A membership; `valid_from` None is today."""

    portfolio_id: int
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Rows:
    """What hangs on a passport; None leaves it as it is, a list makes it exactly that."""

    scope: Sequence[Number] | None = None
    identifiers: Sequence[tuple[str, str]] | None = None
    portfolios: Sequence[InPortfolio] | None = None


NOTHING = Rows()


def edit(
    *, project_id: int, by: Any, seen: int | None = None, rows: Rows = NOTHING, **fields: Any
) -> Project:
    """Change the passport. What was checked for publication must be checked anew.

    Raises NotAllowed, Missing, Conflict (merged or cancelled, or changed after the entry `seen`), Invalid by field.
    """
    with atomic():
        project = lock(Project, project_id)
        require_may(by, EDIT, project)
        if project.merged_into_id is not None:
            raise Conflict(_("This project was merged into another."), code="merged")
        timeline.require_unchanged(project, seen, *PASSPORT)
        before = {name: getattr(project, name) for name in fields}
        start = _fill(project, fields)
        put_in_place(project, moved=_is_moved(before, project))
        if project.publication in (Publication.CHECKED, Publication.APPROVED):
            project.publication = Publication.DRAFT
        validate(project)
        project.save()
        write_rows(project, rows)
        if start != project.planned_start:
            move_start(project, start, by=by)
        changed = sorted(name for name, value in before.items() if value != getattr(project, name))
        timeline.add(project, "edit", by=by, data={"fields": changed})
        publish(PassportChanged(project_id=project.pk, by_id=by.pk))
    return project


def _fill(project: Project, fields: dict[str, Any]) -> date | None:
    """Set the columns, but for the start of a project with a plan, which moves the plan; returns the start wanted."""
    start: date | None = fields.get("planned_start", project.planned_start)
    if project.items.filter(removed_at=None).exists():
        fields.pop("planned_start", None)
    for name, value in fields.items():
        setattr(project, name, value)
    return start


def _is_moved(before: Mapping[str, Any], project: Project) -> bool:
    return any(before.get(name, getattr(project, name)) != getattr(project, name) for name in ("lon", "lat"))


def put_in_place(project: Project, *, moved: bool = True) -> None:
    """What follows from point and outline: metres, cell, district, quarter, street. Raises Invalid by field.

    A place outside of the city leaves district and street as they were given.
    """
    try:
        project.geometry = outlines.checked(project.geometry) if project.geometry else None
    except ValueError as wrong:
        raise Invalid(fields={"geometry": str(wrong)}) from wrong
    if (project.lon is None) != (project.lat is None):
        raise Invalid(fields={"lon": _("A place needs both longitude and latitude.")})
    if not moved:
        return
    here = outlines.middle(project.geometry)
    if project.lon is not None and project.lat is not None:
        here = project.lon, project.lat
    if here is None:
        project.point = project.h3 = None
        return
    found = locate(here[0], here[1])
    project.point, project.h3 = found.point, found.h3
    if found.is_inside:
        project.district_id, project.quarter_id = found.district_id, found.quarter_id
        street = nearest_street(*here, NEAR_M)
        project.street_id = street.street_id if street else project.street_id


def write_rows(project: Project, rows: Rows) -> None:
    """Make scope, identifiers and memberships exactly what is given. Raises Invalid by field."""
    if rows.scope is not None:
        _write_scope(project, rows.scope)
    if rows.identifiers is not None:
        _write_identifiers(project, rows.identifiers)
    if rows.portfolios is not None:
        _write_memberships(project, rows.portfolios)


def _write_scope(project: Project, numbers: Sequence[Number]) -> None:
    _require_once("scope", [each.indicator_id for each in numbers])
    known = {row.indicator_id: row for row in project.scope.all()}
    for each in numbers:
        row = known.pop(each.indicator_id, None) or ScopeCharacteristic(
            project=project, indicator_id=each.indicator_id
        )
        row.planned, row.actual, row.source = each.planned, each.actual, each.source
        validate(row)
        row.save()
    for row in known.values():
        row.delete()


def _write_identifiers(project: Project, pairs: Sequence[tuple[str, str]]) -> None:
    _require_once("identifiers", pairs)
    known = {(row.scheme, row.value): row for row in project.identifiers.all()}
    for scheme, value in pairs:
        if known.pop((scheme, value), None) is not None:
            continue
        if ProjectIdentifier.objects.filter(scheme=scheme, value=value).exists():
            raise Invalid(
                fields={"identifiers": _("Another project has this identifier: {value}.").format(value=value)}
            )
        ProjectIdentifier.objects.create(project=project, scheme=scheme, value=value)
    for row in known.values():
        row.delete()


def _write_memberships(project: Project, wanted: Sequence[InPortfolio]) -> None:
    _require_once("portfolios", [each.portfolio_id for each in wanted if each.valid_to is None])
    if any(each.valid_to and each.valid_to <= (each.valid_from or today()) for each in wanted):
        raise Invalid(fields={"portfolios": _("The end of a membership lies after its beginning.")})
    project.memberships.all().delete()
    Membership.objects.bulk_create(
        Membership(
            project=project,
            portfolio_id=each.portfolio_id,
            valid_from=each.valid_from or today(),
            valid_to=each.valid_to,
        )
        for each in wanted
    )


def _require_once(field: str, keys: Iterable[Any]) -> None:
    given = list(keys)
    if len(given) != len(set(given)):
        raise Invalid(fields={field: _("The same stands here twice.")})
