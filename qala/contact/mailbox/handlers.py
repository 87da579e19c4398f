"""The desk's queue shows the letters that wait, and hears when one comes or waits no more."""

from qala.contact.appeals.events import AppealMoved, LetterWritten
from qala.contact.mailbox.actions import note_informed, queue_letter
from qala.contact.mailbox.events import LetterArrived, LetterSettled
from qala.contact.mailbox.models import Letter
from qala.contact.mailbox.queries import CHANNEL, QUEUE
from qala.contact.shifts import ports
from qala.contact.shifts.actions.queue import settle
from qala.contact.shifts.actions.telling import tell_queue
from qala.shared.events import listens

ports.register_queue(QUEUE)


@listens(LetterArrived)
def arrived(event: LetterArrived) -> None:
    """One more waits."""
    if event.state == Letter.State.NEW:
        tell_queue(CHANNEL)


@listens(LetterSettled)
def settled(event: LetterSettled) -> None:
    """Whoever held it has done it."""
    settle(channel=CHANNEL, key=str(event.letter_id))


@listens(LetterWritten)
def written(event: LetterWritten) -> None:
    """It goes out by e-mail, or waits for somebody's hands."""
    queue_letter(appeal_id=event.appeal_id, kind=event.kind, letter_id=event.letter_id)


@listens(AppealMoved)
def moved(event: AppealMoved) -> None:
    """Somebody has told the applicant."""
    if event.verb == "inform":
        note_informed(appeal_id=event.appeal_id, by_id=event.by_id)
