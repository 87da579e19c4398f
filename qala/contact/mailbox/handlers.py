"""The desk's queue shows the letters that wait, and hears when one comes or waits no more."""

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
