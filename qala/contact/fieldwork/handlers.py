"""News from appeals."""

from qala.contact.appeals.events import AppealMoved
from qala.contact.fieldwork.actions.delegate import stand_in
from qala.shared.events import listens


@listens(AppealMoved)
def given_to_somebody(event: AppealMoved) -> None:
    """What is given to somebody who is away goes on to the stand-in."""
    if event.verb == "assign":
        stand_in(appeal_id=event.appeal_id, by_id=event.by_id)
