"""Nouns of the room."""

from qala.contact.shifts.models.handover import HandoverNote
from qala.contact.shifts.models.queue import QueueHold
from qala.contact.shifts.models.review import (
    QualityReview,
    ReviewCriterion,
    ReviewForm,
    ReviewMark,
    ReviewSample,
)
from qala.contact.shifts.models.shift import Shift, ShiftPattern, ShiftPlace
from qala.contact.shifts.models.standard import CentreStandard
from qala.contact.shifts.models.state import BreakLimit, BreakReason, OperatorState

__all__ = [
    "BreakLimit",
    "BreakReason",
    "CentreStandard",
    "HandoverNote",
    "OperatorState",
    "QualityReview",
    "QueueHold",
    "ReviewCriterion",
    "ReviewForm",
    "ReviewMark",
    "ReviewSample",
    "Shift",
    "ShiftPattern",
    "ShiftPlace",
]
