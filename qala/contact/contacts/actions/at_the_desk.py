"""What the shifts learn of a conversation: the operator's state follows it, and a lost caller waits no more."""

from typing import Any

from qala.contact.contacts.models import Contact, Outcome
from qala.contact.contacts.queries.for_shifts import LOST, lost_callers
from qala.contact.shifts.actions.queue import settle
from qala.contact.shifts.actions.states import follow
from qala.contact.shifts.actions.telling import tell_queue
from qala.contact.shifts.queries.logs import state_now
from qala.contact.shifts.rules.states import WORKING, State


def begun(by: Any) -> None:
    """The operator types. Somebody who is not signed on has no state that could follow."""
    follow(operator=by, state=State.CONTACT)


def talked(by: Any) -> None:
    """The caller has hung up, the operator still writes. A tab that was left open after that changes nothing."""
    state = state_now(by.pk)
    if state is not None and state.state == State.CONTACT:
        follow(operator=by, state=State.WRAP)


def done(contact: Contact, by: Any) -> None:
    """The contact is written. One that was over before its first save is counted all the same. Whoever has another
    conversation open is in contact again with the next word of it."""
    state = state_now(by.pk)
    if state is not None and state.state == State.AVAILABLE:
        follow(operator=by, state=State.CONTACT)
    if state is not None and state.state in WORKING:
        follow(operator=by, state=State.AVAILABLE)
    if contact.phone:
        for pk in lost_callers(contact.phone).exclude(pk=contact.pk).values_list("pk", flat=True):
            settle(channel=LOST, key=str(pk))
        if contact.outcome == Outcome.DROPPED:
            tell_queue(LOST)
