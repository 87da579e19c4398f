"""Who sees projects side by side, and who may say something about clashes: whoever has to do with one of the two."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.ground.people.access import can, organisations_of
from qala.office.overview.models import Clash
from qala.office.projects.access import KEEP, VIEW_ALL, VIEW_OWN, may, visible_projects
from qala.office.projects.models import Part, Project, RoleAssignment
from qala.office.projects.rules import roles
from qala.office.projects.rules.parts import CURATOR, HEAD, INSIDE, OFFICE, verb
from qala.shared import clock
from qala.shared.permissions import permission

PORTFOLIO = "overview.portfolio"

permission(
    PORTFOLIO,
    _("See the portfolio: totals, comparisons, forecasts"),
    _("Whoever leads, keeps or analyses projects compares them; which ones follows from the other rights."),
    [roles.PROJECT_OFFICE, roles.CURATOR, roles.PROJECT_HEAD, roles.DEPARTMENT, "analyst", "administrator"],
)

FORECAST = verb(
    "overview.forecast",
    _("See forecasts and quality of the plan"),
    _("Doubts are talked about inside."),
    *INSIDE,
)
SETTLE = verb(
    "overview.settle_clash", _("Decide about clashes"), _("Those who can move works."), OFFICE, CURATOR, HEAD
)


def visible_clashes(user: Any) -> QuerySet[Clash]:
    """Clashes of the projects that the person sees."""
    seen = visible_projects(user).order_by().values("pk")
    return Clash.objects.filter(Q(one__in=seen) | Q(other__in=seen))


def can_decide(user: Any, clash: Clash) -> bool:
    """Whether the person may accept, settle or reopen it."""
    return may(user, SETTLE, clash.one) or (clash.other is not None and may(user, SETTLE, clash.other))


def can_keep_occasions(user: Any) -> bool:
    """Whether the person writes down occasions of the city."""
    return can(user, KEEP)


def sees_portfolio(user: Any) -> bool:
    """Whether the pages are open to the person at all."""
    return can(user, PORTFOLIO)


def portfolio_projects(user: Any) -> QuerySet[Project]:
    """The projects that count in the person's totals: all, or those of the own organisation and those that name the
    person. What is only built by the own organisation stays out, because totals hold money."""
    if not sees_portfolio(user):
        return Project.objects.none()
    if can(user, VIEW_ALL):
        return Project.objects.all()
    own = organisations_of(user, VIEW_OWN) or set()
    named = RoleAssignment.objects.as_of(clock.today()).filter(person_id=user.pk).order_by()
    inside = Q(department_id__in=own) | Q(customer_id__in=own) | Q(pk__in=named.values("project_id"))
    return visible_projects(user).filter(inside)


def in_care(user: Any) -> Q:
    """Projects whose curator, head or deputy the person is today."""
    parts = (Part.CURATOR, Part.HEAD, Part.DEPUTY_HEAD)
    named = RoleAssignment.objects.as_of(clock.today()).filter(person_id=user.pk, part__in=parts)
    return Q(pk__in=named.order_by().values("project_id"))
