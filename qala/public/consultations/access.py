"""Who prepares and replies, who moderates, what everybody reads."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.ground.people.access import can
from qala.office.fiveyear.access import OPEN
from qala.office.projects.rules import roles
from qala.public.consultations.models import Consultation, ConsultationRemark
from qala.public.consultations.rules.statuses import State
from qala.shared.permissions import permission

SEE, KEEP, MODERATE = OPEN, "consultations.keep", "consultations.moderate"
permission(
    KEEP,
    _("Prepare consultations, reply to residents, sum up"),
    _("Whoever keeps the plan answers for what is changed in it."),
    [roles.PROJECT_OFFICE],
)
permission(
    MODERATE,
    _("Read remarks of residents before they are public"),
    _("Never by those whose plan is criticised: they reply, they do not choose."),
    ["content_editor", "controller"],
)


def public_consultations() -> QuerySet[Consultation]:
    """Everything that was ever opened."""
    return Consultation.objects.filter(opened_at__isnull=False)


def public_remarks() -> QuerySet[ConsultationRemark]:
    """What a moderator let out, without what was written at first and by whom."""
    own = ("text", "user", "contact", "fingerprint", "read_by", "replied_by")
    return ConsultationRemark.objects.filter(state=State.SHOWN).defer(*own)


def can_see_inside(user: Any) -> bool:
    """The office's pages: whoever sees the plan."""
    return can(user, SEE)


def can_keep(user: Any) -> bool:
    """Prepare, reply, sum up."""
    return can(user, KEEP)


def can_moderate(user: Any) -> bool:
    """Let remarks out, or keep them in."""
    return can(user, MODERATE)
