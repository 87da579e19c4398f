"""News from appeals."""

from qala.contact.appeals.events import AppealMoved
from qala.contact.appeals.rules.statuses import LEAVES
from qala.contact.fieldwork.actions.delegate import stand_in
from qala.contact.fieldwork.actions.extension import end_requests
from qala.shared.events import listens


@listens(AppealMoved)
def given_to_somebody(event: AppealMoved) -> None:
    """What is given to somebody who is away goes on to the stand-in."""
    if event.verb == "assign":
        stand_in(appeal_id=event.appeal_id, by_id=event.by_id)


@listens(AppealMoved)
def taken_away(event: AppealMoved) -> None:
    """A wish for a longer term ends with the work of whoever had it."""
    if event.verb in LEAVES:
        end_requests(appeal_id=event.appeal_id)
