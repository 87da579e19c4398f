"""Who sees and keeps risks, issues, results; who may assess delivery. Contractors see none of it."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.ground.files.access import file_viewer
from qala.ground.files.models import StoredFile
from qala.office.projects.access import may, parts_of, projects_for
from qala.office.projects.models import Part, Project, RoleAssignment
from qala.office.projects.rules import roles
from qala.office.projects.rules.parts import CURATOR, CUSTOMER, DEPARTMENT, HEAD, INSIDE, OFFICE, verb
from qala.office.risks.models import Issue, Result, ResultMeasurement, Risk
from qala.shared.clock import today
from qala.shared.permissions import permission

READ = "risks.read"
permission(
    READ,
    _("Open the lists of risks, issues and results"),
    _("Of which projects follows from the parts in each; contractors do not read what the city fears."),
    [roles.PROJECT_OFFICE, roles.CURATOR, roles.PROJECT_HEAD, roles.DEPARTMENT, "analyst", "administrator"],
)

SEE = verb("risks.see", _("See risks, issues and results"), _("Talk inside the city stays there."), *INSIDE)
RAISE = verb(
    "risks.raise",
    _("Write down a risk or an issue"),
    _("Whoever of the city works on it may warn."),
    OFFICE,
    CURATOR,
    HEAD,
    DEPARTMENT,
    CUSTOMER,
)
KEEP = verb(
    "risks.keep",
    _("Assess and answer risks, solve issues"),
    _("The head answers for the project's risks, the office for their order."),
    OFFICE,
    HEAD,
)
CONFIRM = verb(
    "risks.confirm",
    _("Confirm that an issue is solved"),
    _("Not the person who solved it."),
    OFFICE,
    CURATOR,
)
PROMISE = verb(
    "risks.promise", _("Write results and their targets"), _("Part of the passport."), OFFICE, HEAD
)
MEASURE = verb(
    "risks.measure",
    _("Write measured values of results"),
    _("Department and customer know what came of it, years after the works."),
    OFFICE,
    HEAD,
    DEPARTMENT,
    CUSTOMER,
)
RATE = verb(
    "risks.rate",
    _("Assess the confidence of delivery"),
    _("An opinion beside the head's, never the head's own."),
    OFFICE,
    CURATOR,
)


def seen_projects(user: Any) -> QuerySet[Project]:
    """Projects whose risks the person may read."""
    return projects_for(user, SEE)


def visible_risks(user: Any) -> QuerySet[Risk]:
    """Risks of those projects."""
    return Risk.objects.filter(project__in=seen_projects(user))


def visible_issues(user: Any) -> QuerySet[Issue]:
    """Issues of those projects."""
    return Issue.objects.filter(project__in=seen_projects(user))


def visible_results(user: Any) -> QuerySet[Result]:
    """Results of those projects."""
    return Result.objects.filter(project__in=seen_projects(user))


def may_keep(user: Any, row: "Risk | Issue") -> bool:
    """Those who keep the project's risks, and whoever watches this one."""
    return may(user, KEEP, row.project) or (row.owner_id == user.pk and may(user, SEE, row.project))


def leads(user: Any, project: Project) -> bool:
    """Whether the person is head or deputy today, in whatever other part they stand to it."""
    if HEAD in parts_of(user, project):
        return True
    named = RoleAssignment.objects.as_of(today()).filter(project=project, person_id=user.pk)
    return bool(named.filter(part__in=(Part.HEAD, Part.DEPUTY_HEAD)).exists())


@file_viewer
def shows_evidence(user: Any, session: Any, file: StoredFile) -> bool:
    """Evidence of measurements: whoever sees the result."""
    if not getattr(user, "is_authenticated", False):
        return False
    rows = ResultMeasurement.objects.filter(evidence=file, result__project__in=seen_projects(user))
    return bool(rows.exists())
