"""Who sees money and who writes it.

Money of a project follows from the person's parts in it; budget lines belong to the administrator of their programme;
a contractor sees the contracts of the own organisation and tells the own people.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.ground.people.access import can, organisations_of
from qala.office.finance.models import BudgetLine, Contract, LabourEntry, Payment
from qala.office.projects.access import BUILD, DECIDE, VIEW_ALL, VIEW_OWN, led_projects, may, parts_of
from qala.office.projects.models import Part, Project, RoleAssignment
from qala.office.projects.rules import roles
from qala.office.projects.rules.parts import (
    CONTRACTOR,
    CUSTOMER,
    DEPARTMENT,
    HEAD,
    INSIDE,
    OFFICE,
    verb,
)
from qala.shared import clock
from qala.shared.errors import require
from qala.shared.permissions import permission

PLAN_MONEY = "finance.plan"
permission(
    PLAN_MONEY,
    _("Write budget lines"),
    _("The office keeps the money of all projects in one order."),
    [roles.PROJECT_OFFICE],
)
permission(
    PLAN_MONEY,
    _("Write budget lines of the own organisation"),
    _("The administrator of a budget programme knows its amounts first."),
    [roles.DEPARTMENT],
    scope="own",
)

SEE_MONEY = verb(
    "finance.see",
    _("See budget, contracts and payments"),
    _("Everybody of the city who works on it."),
    *INSIDE,
)
WRITE_MONEY = verb(
    "finance.write",
    _("Write contracts, acts and payments"),
    _("Whoever signs and pays; the head reports, the office keeps."),
    OFFICE,
    DEPARTMENT,
    CUSTOMER,
)
TELL_LABOUR = verb(
    "finance.labour",
    _("Tell people and hours"),
    _("Who works there knows; a contractor tells of the own people."),
    OFFICE,
    HEAD,
    DEPARTMENT,
    CUSTOMER,
    CONTRACTOR,
)


def money_projects(user: Any) -> "QuerySet[Project]":
    """Projects whose money the person sees: all, the own organisation's, those led or curated."""
    if can(user, VIEW_ALL):
        return Project.objects.all()
    own = organisations_of(user, VIEW_OWN) or set()
    seen = Q(department_id__in=own) | Q(customer_id__in=own) | Q(pk__in=led_projects(user).values("pk"))
    if can(user, DECIDE):
        curated = RoleAssignment.objects.as_of(clock.today()).filter(person_id=user.pk, part=Part.CURATOR)
        seen |= Q(pk__in=curated.order_by().values("project_id"))
    return Project.objects.filter(seen)


def sees_money(user: Any) -> bool:
    """Whether the lists of money are open to the person."""
    return (
        can(user, VIEW_ALL)
        or can(user, DECIDE)
        or can(user, "projects.lead")
        or bool(organisations_of(user, VIEW_OWN))
    )


def visible_lines(user: Any) -> "QuerySet[BudgetLine]":
    """All, or those of the own organisation and those that pay for projects whose money the person sees."""
    if can(user, VIEW_ALL):
        return BudgetLine.objects.all()
    own = organisations_of(user, PLAN_MONEY) or set()
    return BudgetLine.objects.filter(
        Q(administrator_id__in=own)
        | Q(
            pk__in=money_projects(user)
            .order_by()
            .filter(allocations__isnull=False)
            .values("allocations__line_id")
        )
    )


def can_plan(user: Any, line: BudgetLine | None = None) -> bool:
    """Write budget lines: at all, or this one."""
    if line is None:
        return can(user, PLAN_MONEY) or bool(organisations_of(user, PLAN_MONEY))
    return can(user, PLAN_MONEY, organisation_id=line.administrator_id)


def visible_contracts(user: Any) -> "QuerySet[Contract]":
    """Those that serve projects whose money the person sees, and those that the own organisation won."""
    if can(user, VIEW_ALL):
        return Contract.objects.all()
    serving = money_projects(user).order_by().filter(contract_shares__isnull=False)
    won = organisations_of(user, BUILD) or set()
    return Contract.objects.filter(
        Q(pk__in=serving.values("contract_shares__contract_id")) | Q(supplier_id__in=won)
    )


def can_write_contract(user: Any, contract: Contract) -> bool:
    """Whoever writes the money of one of its projects."""
    projects = Project.objects.filter(pk__in=contract.shares.order_by().values("project_id"))
    return any(may(user, WRITE_MONEY, project) for project in projects)


def require_writes(user: Any, contract: Contract) -> None:
    """Raises NotAllowed unless the person writes the money of one of the contract's projects."""
    require(can_write_contract(user, contract))


def visible_payments(user: Any) -> "QuerySet[Payment]":
    """Payments of projects whose money the person sees and of contracts they see."""
    if can(user, VIEW_ALL):
        return Payment.objects.all()
    return Payment.objects.filter(
        Q(project__in=money_projects(user).values("pk"))
        | Q(contract__in=visible_contracts(user).values("pk"))
    )


def visible_labour(user: Any) -> "QuerySet[LabourEntry]":
    """Labour of projects whose money the person sees, and of the own organisation."""
    if can(user, VIEW_ALL):
        return LabourEntry.objects.all()
    building = organisations_of(user, BUILD) or set()
    return LabourEntry.objects.filter(
        Q(project__in=money_projects(user).values("pk")) | Q(body_id__in=building)
    )


def tells_for(user: Any, project: Project) -> set[int] | None:
    """For which bodies the person may tell labour at the project: None for any, ids otherwise (a contractor's own)."""
    held = parts_of(user, project)
    if held & {OFFICE, HEAD, DEPARTMENT, CUSTOMER}:
        return None
    return set(organisations_of(user, BUILD) or set()) if CONTRACTOR in held else set()
