"""Who collects, says, answers, approves."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.ground.files.access import file_viewer
from qala.ground.files.models import StoredFile
from qala.ground.people.access import can, organisations_of
from qala.office.fiveyear.models import PlanVersion, Proposal
from qala.office.fiveyear.rules.statuses import Stage
from qala.office.projects.rules import roles
from qala.office.projects.rules.parts import DEPARTMENT, HEAD, OFFICE, verb
from qala.shared.permissions import permission

OPEN, KEEP, PROPOSE, APPROVE = "fiveyear.open", "fiveyear.keep", "fiveyear.propose", "fiveyear.approve"
permission(
    OPEN,
    _("See the five-year plan"),
    _("It is the city's own until it is published."),
    [roles.PROJECT_OFFICE, roles.CURATOR, roles.PROJECT_HEAD, roles.DEPARTMENT, "analyst", "administrator"],
)
permission(
    KEEP,
    _("Keep versions, ceilings and answers of the five-year plan"),
    _("One office puts the departments' wishes together."),
    [roles.PROJECT_OFFICE],
)
permission(
    PROPOSE,
    _("Propose for the five-year plan and make remarks"),
    _("A department speaks for itself."),
    [roles.DEPARTMENT],
    scope="own",
)
permission(
    APPROVE,
    _("Approve the five-year plan by decision"),
    _("Never by those who put it together."),
    [roles.CURATOR],
)
SET_TARGETS = verb(
    "fiveyear.set_targets",
    _("Set indicators and targets of a driver project"),
    _("The office keeps the measure."),
    OFFICE,
)
MEASURE = verb(
    "fiveyear.measure",
    _("Tell what a driver project reached"),
    _("Whoever leads it knows."),
    OFFICE,
    HEAD,
    DEPARTMENT,
)


def own_bodies(user: Any) -> set[int]:
    """The departments for which the person speaks."""
    return organisations_of(user, PROPOSE) or set()


def visible_proposals(user: Any, version: PlanVersion) -> "QuerySet[Proposal]":
    """While proposals are collected a department sees its own; from the discussion on everybody sees all."""
    rows = Proposal.objects.filter(version=version)
    if version.stage != Stage.DRAFT or can(user, KEEP) or not own_bodies(user):
        return rows
    return rows.filter(Q(department_id__in=own_bodies(user)))


def can_edit(user: Any, version: PlanVersion, department_id: int | None = None) -> bool:
    """Write proposals: departments their own while they are collected, the office until approval is asked for."""
    if can(user, KEEP):
        return version.stage in (Stage.DRAFT, Stage.DISCUSSION)
    own = own_bodies(user)
    return version.stage == Stage.DRAFT and (department_id in own if department_id is not None else bool(own))


def can_remark(user: Any, version: PlanVersion) -> bool:
    """Departments, while it is discussed."""
    return version.stage == Stage.DISCUSSION and bool(own_bodies(user))


def can_move(user: Any, verb: str) -> bool:
    """The curator approves; everything else is the office's."""
    return can(user, APPROVE if verb == "approve" else KEEP)


@file_viewer
def shows_decision(user: Any, session: Any, file: StoredFile) -> bool:
    """Texts of decisions: everybody who sees the plan."""
    return can(user, OPEN) and PlanVersion.objects.filter(decision_file=file).exists()
