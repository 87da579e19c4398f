"""News from the rooms below."""

from qala.contact.appeals.events import AppealMoved
from qala.contact.quality.actions import note_answer
from qala.shared.events import listens


@listens(AppealMoved)
def answered(event: AppealMoved) -> None:
    """An answer is looked at by a job, whether its photo fits and whether it is in the sample."""
    if event.verb == "answer":
        note_answer(appeal_id=event.appeal_id)
