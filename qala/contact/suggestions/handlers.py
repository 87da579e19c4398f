"""News from the rooms below, and the room's part of the form for a new appeal."""

from typing import Any

from qala.contact.appeals.events import AppealMoved
from qala.contact.appeals.intake_parts import IntakePart, register_part
from qala.contact.appeals.models import Appeal
from qala.contact.suggestions.access import can_use
from qala.contact.suggestions.actions.count import note_choice, note_correction
from qala.shared.events import listens

CORRECTING = frozenset({"change_topic", "redirect"})
FIELD = "suggestion_offer"


@listens(AppealMoved)
def appeal_moved(event: AppealMoved) -> None:
    """A later correction is what the next training learns from, and what the card counts."""
    if event.verb in CORRECTING:
        note_correction(appeal_id=event.appeal_id)


def registered(sent: Any, appeal: Appeal, by: Any) -> None:
    """The form carries what was offered."""
    if sealed_offer := sent.get(FIELD, ""):
        note_choice(appeal=appeal, sealed_offer=sealed_offer, by=by)


register_part(IntakePart("suggestions", "suggestions/intake.html", can_use, registered))
