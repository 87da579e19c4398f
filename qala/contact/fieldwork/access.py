"""Who distributes, stands in, sends many at once and routes what nobody wants."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals import access as appeals
from qala.contact.appeals.models import Appeal
from qala.contact.fieldwork.models import AnswerTemplate, BulkRun
from qala.contact.fieldwork.rules.parameters import FieldParameters
from qala.ground.people.access import can, organisations_of
from qala.shared.parameters.reading import of_today
from qala.shared.permissions import permission

FIELD, TEAM, BULK = "fieldwork.field", "fieldwork.team", "fieldwork.bulk"
TRIAGE, TEMPLATES, RULES = "fieldwork.triage", "fieldwork.templates", "fieldwork.rules"

permission(
    FIELD,
    _("Work from a phone"),
    _("Executors meet the work in the street, often without a connection."),
    ("executor", "executor_head"),
    scope="own",
)
permission(
    TEAM,
    _("Distribute the organisation's work, name stand-ins"),
    _("The head knows who is there and who can do what."),
    ("executor_head",),
    scope="own",
)
permission(
    BULK,
    _("One step for many appeals"),
    _(
        "After a storm hundreds of appeals need the same step; each row still asks the rights of its own step."
    ),
    ("shift_supervisor", "controller"),
)
permission(
    BULK,
    _("One step for many appeals of the organisation"),
    _("The head distributes in the morning what came in the night."),
    ("executor_head",),
    scope="own",
)
permission(
    TRIAGE,
    _("Route what was returned again and again"),
    _("Ping-pong between organisations ends with somebody who decides."),
    ("controller", "shift_supervisor"),
)
permission(
    TEMPLATES,
    _("Write answer templates"),
    _("The city's wording is kept by few."),
    ("content_editor", "controller", "administrator"),
)
permission(
    TEMPLATES,
    _("Write the organisation's answer templates"),
    _("The head knows what the organisation answers every day."),
    ("executor_head",),
    scope="own",
)
permission(
    RULES,
    _("Set the numbers of field work"),
    _("How often an appeal may come back and how long a phone remembers are decisions of the city."),
    ("administrator",),
)

ROUTING = frozenset({"redirect", "change_topic", "split"})


def is_ping_pong(appeal: Appeal) -> bool:
    """Whether it came back so often that only control routes it. No query for what never came back."""
    return appeal.returned_count > 0 and appeal.returned_count >= of_today(FieldParameters).returns_limit


@appeals.narrows
def only_control_routes_ping_pong(user: Any, verb: str, appeal: Appeal) -> bool:
    """Asked after the right itself: may this person send on what nobody wants?"""
    return verb not in ROUTING or can(user, TRIAGE) or not is_ping_pong(appeal)


def can_use_template(user: Any, template: AnswerTemplate) -> bool:
    """The city's templates are everybody's who works on appeals; an organisation's are its own."""
    if template.organisation_id is None:
        return True
    organisations = organisations_of(user, appeals.WORK)
    return organisations is None or template.organisation_id in organisations


def visible_templates(user: Any) -> QuerySet[AnswerTemplate]:
    """The same facts as a list; whoever writes all of them sees all of them."""
    if organisations_of(user, TEMPLATES) is None:
        return AnswerTemplate.objects.all()
    return templates_of(*(organisations_of(user, appeals.WORK) or ()))


def templates_of(*organisation_ids: int) -> QuerySet[AnswerTemplate]:
    """The city's templates and those of the organisations."""
    return AnswerTemplate.objects.filter(Q(organisation=None) | Q(organisation_id__in=organisation_ids))


def can_see_templates(user: Any) -> bool:
    """Whether the list of templates is open."""
    return can(user, TEMPLATES) or can(user, FIELD)


def can_edit_template(user: Any, organisation_id: int | None) -> bool:
    """Everywhere, or for the own organisation alone."""
    organisations = organisations_of(user, TEMPLATES)
    return organisations is None or (organisation_id is not None and organisation_id in organisations)


def can_lead(user: Any, organisation_id: int) -> bool:
    """Whether the person leads this organisation's people."""
    return can(user, TEAM, organisation_id=organisation_id)


def own_runs(user: Any) -> QuerySet[BulkRun]:
    """A run is seen by whoever ordered it, as long as the right is held."""
    return BulkRun.objects.filter(by_id=user.pk) if can(user, BULK) else BulkRun.objects.none()
