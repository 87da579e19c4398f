"""Who reads figures, judges closings and calls residents back."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.access import can_see_inside
from qala.contact.quality.models import ClosingReview
from qala.contact.quality.rules.desk import OPERATOR
from qala.contact.shifts.access import FIGURES
from qala.ground.people.access import can, organisations_of
from qala.shared.permissions import permission

READ, REVIEW, CALL, SCHEDULE, TERMS = (
    "quality.read",
    "quality.review",
    "quality.call",
    "quality.schedule",
    "quality.terms",
)

permission(
    READ,
    _("Read the quality reports"),
    _("Control, analysis and leaders answer for the figures of the whole city."),
    ("controller", "analyst", "shift_supervisor", "administrator"),
)
permission(
    READ,
    _("Read the quality reports of the organisation"),
    _("A head answers for the figures of the own organisation only."),
    ("executor_head",),
    scope="own",
)
permission(
    REVIEW,
    _("Review closings"),
    _("Whoever did the work does not judge it; control and shift supervisors do."),
    ("controller", "shift_supervisor"),
)
permission(
    CALL,
    _("Call residents back"),
    _("Those who left only a phone are asked by a person; every look at a number is logged."),
    ("operator", "shift_supervisor", "controller"),
)
permission(
    SCHEDULE,
    _("Send reports on a schedule"),
    _("A report goes out again and again, so few set it up."),
    ("controller", "analyst", "administrator"),
)
permission(
    TERMS,
    _("Set the terms of quality control"),
    _("Thresholds and shares of the sample decide what is looked at."),
    ("controller", "administrator"),
)


def can_read(user: Any) -> bool:
    """Whether the reports open."""
    return can(user, READ)


def read_scope(user: Any) -> set[int] | None:
    """Organisations whose figures the person reads; None means all."""
    return organisations_of(user, READ)


def can_read_desk(user: Any) -> bool:
    """Whether the report on the desk opens: it names operators, as their figures in `shifts` do."""
    return can_read(user) and can(user, FIGURES)


def can_read_by(user: Any, by: str) -> bool:
    """Whether a report with lines by this opens, as a page, a file or a letter."""
    return can_read_desk(user) if by == OPERATOR else can_read(user)


def can_review(user: Any, review: ClosingReview | None = None) -> bool:
    """Whether the person may judge this closing (any closing, when none is named)."""
    return can(user, REVIEW) and (review is None or can_see_inside(user, review.appeal))


def can_call(user: Any) -> bool:
    """Whether the call-back list opens."""
    return can(user, CALL)


def can_schedule(user: Any) -> bool:
    """Whether scheduled reports may be set up."""
    return can(user, SCHEDULE)


def can_set_terms(user: Any) -> bool:
    """Whether the terms may be changed."""
    return can(user, TERMS)
