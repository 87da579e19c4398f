"""Who leads, who works, who reads figures; operators see what is their own."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.shifts.models import QualityReview, Shift, ShiftPlace
from qala.ground.people.access import can
from qala.shared.permissions import permission

WORK, LEAD, WATCH = "shifts.work", "shifts.lead", "shifts.watch"
FIGURES, REVIEW, STANDARDS = "shifts.figures", "shifts.review", "shifts.standards"

permission(
    WORK,
    _("Sign on, say what one is doing, take from the queue"),
    _("The live board and the figures stand on what operators say themselves."),
    ("operator", "shift_supervisor"),
)
permission(
    LEAD,
    _("Plan and lead shifts, hand them over, share out the queue"),
    _("One person answers for a shift and for what the next one must know."),
    ("shift_supervisor",),
)
permission(
    WATCH,
    _("See the live board"),
    _("Whoever leads a shift or watches targets must see who is at the desk now."),
    ("shift_supervisor", "controller"),
)
permission(
    FIGURES,
    _("See operators' figures, staffing and calibration"),
    _("Leading, control and analysis plan people from measured work."),
    ("shift_supervisor", "controller", "analyst"),
)
permission(
    REVIEW,
    _("Review operators' work"),
    _("Quality is judged by those who lead; the operator sees the own reviews and may object once."),
    ("shift_supervisor",),
)
permission(
    STANDARDS,
    _("Change standards, limits of breaks and review forms"),
    _("What the centre promises and how it is judged changes from a day on, by few."),
    ("administrator", "shift_supervisor"),
)


def can_work(user: Any) -> bool:
    """Whether the person may sign on and take work."""
    return can(user, WORK)


def can_lead(user: Any) -> bool:
    """Whether the person leads shifts."""
    return can(user, LEAD)


def can_set_state(user: Any, operator_id: int) -> bool:
    """One's own state, or anybody's for whoever leads."""
    return can_lead(user) or (can_work(user) and getattr(user, "pk", None) == operator_id)


def visible_shifts(user: Any) -> QuerySet[Shift]:
    """All for those who lead or read figures; an operator sees the shifts with a place for them."""
    if can_lead(user) or can(user, FIGURES):
        return Shift.objects.all()
    own = ShiftPlace.objects.filter(shift=OuterRef("pk"), operator_id=getattr(user, "pk", None) or 0)
    return Shift.objects.filter(Exists(own)) if can_work(user) else Shift.objects.none()


def visible_reviews(user: Any) -> QuerySet[QualityReview]:
    """All for those who lead or read figures; an operator sees the own ones."""
    if can(user, REVIEW) or can(user, FIGURES):
        return QualityReview.objects.all()
    if can_work(user):
        return QualityReview.objects.filter(operator_id=user.pk)
    return QualityReview.objects.none()


def can_object(user: Any, review: QualityReview) -> bool:
    """Only the operator whose work it was."""
    return can_work(user) and review.operator_id == getattr(user, "pk", None)


def can_decide(user: Any, review: QualityReview) -> bool:
    """Whoever reviews, but never about the own work."""
    return can(user, REVIEW) and review.operator_id != getattr(user, "pk", None)


def can_review(user: Any) -> bool:
    """Whether the person may draw samples and give reviews."""
    return can(user, REVIEW)
