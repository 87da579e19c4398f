"""Who sees which projects and who may do what to one.

Rights come from duties (`ground.people`); at one project a duty becomes effective through the parts that the project
names: its head and curator, its department and customer, the bodies that build it.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.ground.calendars import access as calendars
from qala.ground.files.access import file_viewer
from qala.ground.files.models import StoredFile
from qala.ground.organisations import access as organisations
from qala.ground.people.access import can, organisations_of
from qala.ground.places import access as places
from qala.office.projects.models import Part, Project, ProjectDocument, ProjectStep, RoleAssignment
from qala.office.projects.rules import parts, roles
from qala.office.projects.rules.parts import (
    CONTRACTOR,
    CURATOR,
    CUSTOMER,
    DEPARTMENT,
    HEAD,
    OFFICE,
    VIEWER,
    verb,
)
from qala.shared import clock, permissions
from qala.shared.access import SEE_PARAMETERS
from qala.shared.errors import NotAllowed, NotSignedIn
from qala.shared.permissions import permission

VIEW_ALL, VIEW_OWN, KEEP, LEAD = "projects.view_all", "projects.view_own", "projects.keep", "projects.lead"
OPEN, DECIDE, PROPOSE = "projects.open", "projects.decide", "projects.propose"
SETTINGS, BUILD = "projects.settings", "projects.build"

EVERYBODY = (roles.PROJECT_OFFICE, roles.CURATOR, roles.PROJECT_HEAD, roles.DEPARTMENT, roles.CONTRACTOR)
permission(
    OPEN,
    _("Open the project office"),
    _("Which projects are seen there follows from the other rights and from the parts in each project."),
    [*EVERYBODY, "analyst", "administrator"],
)
permission(
    VIEW_ALL,
    _("See all projects"),
    _("Whoever steers, controls or analyses the city's projects must see each of them."),
    [roles.PROJECT_OFFICE, roles.CURATOR, "analyst", "administrator"],
)
permission(
    VIEW_OWN,
    _("See the projects of the own organisation"),
    _("A department and a customer answer for their projects."),
    [roles.DEPARTMENT],
    scope="own",
)
permission(
    KEEP,
    _("Keep projects: passports, plans, acceptance"),
    _("One office keeps all projects by the same rules."),
    [roles.PROJECT_OFFICE],
)
permission(
    LEAD,
    _("Lead projects that name the person as head"),
    _("A head plans and reports; for projects of others this right gives nothing."),
    [roles.PROJECT_HEAD],
)
permission(
    DECIDE,
    _("Decide about projects in one's care"),
    _("Baselines, change requests and ends are decided by the deputy mayor in charge, never by the head."),
    [roles.CURATOR],
)
permission(
    PROPOSE,
    _("Propose projects"),
    _("Ideas come from departments; the office writes down those of others."),
    [roles.PROJECT_OFFICE],
)
permission(
    PROPOSE,
    _("Propose projects of the own organisation"),
    _("Ideas come from departments."),
    [roles.DEPARTMENT],
    scope="own",
)
permission(
    BUILD,
    _("Tell of the works of the own organisation"),
    _("Contractors see and tell of what they build, and nothing else."),
    [roles.CONTRACTOR],
    scope="own",
)
permission(
    SETTINGS,
    _("Set blocks, kinds, steps and figures of the project office"),
    _("The order of the work is set by few."),
    [roles.PROJECT_OFFICE, "administrator"],
)
permissions.also(SEE_PARAMETERS, [roles.PROJECT_OFFICE])
# Whoever plans and promises must know bodies, places and how days are counted.
for _code in (calendars.VIEW, organisations.VIEW, places.VIEW):
    permissions.also(_code, EVERYBODY)

SEE = verb("projects.see", _("See the project"), _("Everybody who has to do with it."), *parts.EVERY_PART)
SEE_INSIDE = verb(
    "projects.see_inside",
    _("See comments, history and who answered when"),
    _("Talk inside the city stays there."),
    *parts.INSIDE,
)
EDIT = verb("projects.edit", _("Change the passport"), _("Its head and the office write it."), OFFICE, HEAD)
PLAN = verb("projects.plan", _("Change the plan"), _("The plan is the head's work."), OFFICE, HEAD)
RECORD = verb(
    "projects.record",
    _("Record progress"),
    _("Progress is what the office has accepted, not what somebody claims."),
    OFFICE,
    CURATOR,
)
ASK_CHANGE = verb(
    "projects.ask_change",
    _("Ask for a change of the baseline"),
    _("Whoever works by the plan may ask for another."),
    OFFICE,
    HEAD,
    DEPARTMENT,
    CUSTOMER,
)
APPROVE = verb(
    "projects.approve",
    _("Approve a baseline or a change, pass a gate"),
    _("Never the head's own decision."),
    CURATOR,
)
MOVE = verb(
    "projects.move",
    _("Move it to another stage, suspend, cancel"),
    _("The office keeps the course."),
    OFFICE,
    CURATOR,
)
PASS_STEP = verb(
    "projects.pass_step",
    _("End a step without a gate, plan the steps"),
    _("The course is the head's and the office's work; gates are passed by the curator."),
    OFFICE,
    HEAD,
)
RESHAPE = verb(
    "projects.reshape",
    _("Merge and split projects"),
    _("What becomes of a code is the office's matter alone."),
    OFFICE,
)
APPOINT = verb(
    "projects.appoint", _("Name head, curator, bodies"), _("The office knows who answers."), OFFICE
)
PUBLISH = verb(
    "projects.publish", _("Publish and withdraw"), _("The office answers for what is public."), OFFICE
)
APPROVE_PUBLIC = verb(
    "projects.approve_publication",
    _("Approve a checked passport for publication"),
    _("Two people look before the public does."),
    OFFICE,
    CURATOR,
)
DOCUMENT = verb(
    "projects.document",
    _("Add and withdraw documents"),
    _("Whoever writes the passport keeps its papers."),
    OFFICE,
    HEAD,
)
SEE_RESTRICTED = verb(
    "projects.see_restricted",
    _("See documents for few"),
    _("Some papers are for those alone who steer the project."),
    OFFICE,
    CURATOR,
    HEAD,
)
COMMENT = verb("projects.comment", _("Comment"), _("Everybody of the city who works on it."), *parts.INSIDE)


_LEADING = (Part.HEAD, Part.DEPUTY_HEAD)
_BUILDING = (Part.CONTRACTOR, Part.DESIGNER, Part.TECHNICAL_SUPERVISION, Part.AUTHOR_SUPERVISION)


def parts_of(user: Any, project: Project, *, is_anew: bool = False) -> frozenset[str]:
    """In which parts the person stands to the project today; remembered for the user object, unless asked anew."""
    memo: dict[int, frozenset[str]] = user.__dict__.setdefault("_qala_project_parts", {}) if user.pk else {}
    if is_anew or project.pk not in memo:
        memo[project.pk] = frozenset(_parts(user, project))
    return memo[project.pk]


def _parts(user: Any, project: Project) -> set[str]:
    found: set[str] = set()
    if can(user, VIEW_ALL):
        found.add(VIEWER)
    if can(user, KEEP):
        found.add(OFFICE)
    own, building = organisations_of(user, VIEW_OWN) or set(), organisations_of(user, BUILD) or set()
    if project.department_id in own:
        found.add(DEPARTMENT)
    if project.customer_id in own:
        found.add(CUSTOMER)
    if building or can(user, LEAD) or can(user, DECIDE):
        found |= _named(user, project, building)
    return found


def _named(user: Any, project: Project, building: set[int]) -> set[str]:
    rows = RoleAssignment.objects.filter(project=project).as_of(clock.today())
    rows = rows.filter(Q(person_id=user.pk) | Q(organisation_id__in=building))
    found = set()
    for row in rows:
        if row.part in _LEADING and can(user, LEAD):
            found.add(HEAD)
        elif row.part == Part.CURATOR and can(user, DECIDE):
            found.add(CURATOR)
        elif row.part in _BUILDING and row.organisation_id in building:
            found.add(CONTRACTOR)
    return found


def may(user: Any, code: str, project: Project) -> bool:
    """Whether the person may take the verb at this project."""
    return parts.allowed(parts_of(user, project), code)


def require_may(user: Any, code: str, project: Project) -> None:
    """Raises NotAllowed (NotSignedIn for nobody). Looked up anew: who waited for the lock may have lost the part."""
    if not parts.allowed(parts_of(user, project, is_anew=True), code):
        raise NotAllowed if getattr(user, "is_authenticated", False) else NotSignedIn


@file_viewer
def shows_document(user: Any, session: Any, file: StoredFile) -> bool:
    """Documents by their level, evidence of gates to everybody inside."""
    if not getattr(user, "is_authenticated", False):
        return False
    row = ProjectDocument.objects.filter(file=file, withdrawn_at=None).select_related("project").first()
    if row is not None:
        return may(user, document_verb(row), row.project)
    step = ProjectStep.objects.filter(evidence=file).select_related("project").first()
    return step is not None and may(user, SEE_INSIDE, step.project)


def document_verb(row: ProjectDocument) -> str:
    """What a person must be allowed at the project to see its document."""
    return SEE_RESTRICTED if row.access == ProjectDocument.Access.RESTRICTED else SEE


def sees_projects(user: Any) -> bool:
    """Whether lists of projects are open to the person at all."""
    return can(user, OPEN)


def visible_projects(user: Any) -> QuerySet[Project]:
    """The projects that the person sees: all, or those that name them or their organisation."""
    return projects_for(user, SEE)


def projects_for(user: Any, code: str) -> QuerySet[Project]:
    """The projects at which the person may take the verb: `may` as a list, for lists across projects."""
    allowed = parts.parts_for(code)
    if (VIEWER in allowed and can(user, VIEW_ALL)) or (OFFICE in allowed and can(user, KEEP)):
        return Project.objects.all()
    mine = Q(pk__in=[])
    own, building = organisations_of(user, VIEW_OWN) or set(), organisations_of(user, BUILD) or set()
    if DEPARTMENT in allowed:
        mine |= Q(department_id__in=own)
    if CUSTOMER in allowed:
        mine |= Q(customer_id__in=own)
    asked = Q(pk__in=[])
    if CONTRACTOR in allowed:
        asked |= Q(organisation_id__in=building, part__in=_BUILDING)
    if HEAD in allowed and can(user, LEAD):
        asked |= Q(person_id=user.pk, part__in=_LEADING)
    if CURATOR in allowed and can(user, DECIDE):
        asked |= Q(person_id=user.pk, part=Part.CURATOR)
    named = RoleAssignment.objects.as_of(clock.today()).filter(asked).order_by()
    return Project.objects.filter(mine | Q(pk__in=named.values("project_id")))


def led_projects(user: Any) -> QuerySet[Project]:
    """Those whose head or deputy the person is today."""
    if not can(user, LEAD):
        return Project.objects.none()
    named = RoleAssignment.objects.as_of(clock.today()).filter(person_id=user.pk, part__in=_LEADING)
    return Project.objects.filter(pk__in=named.order_by().values("project_id"))
