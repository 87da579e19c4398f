"""What the shifts learn of a conversation: the operator's state follows it, and a lost caller waits no more."""

from datetime import timedelta
from typing import Any

from qala.contact.contacts.models import Contact, ContactDraft, Outcome
from qala.contact.contacts.queries.for_shifts import LOST, lost_callers
from qala.contact.contacts.queries.gate import gate
from qala.contact.shifts.actions.queue import settle
from qala.contact.shifts.actions.states import follow
from qala.contact.shifts.actions.telling import tell_queue
from qala.contact.shifts.queries.logs import open_state
from qala.contact.shifts.rules.states import State
from qala.shared.clock import now


def begun(by: Any) -> None:
    """The operator has begun to type. Somebody who is not signed on has no state that could follow."""
    follow(operator=by, state=State.CONTACT)


def talked(by: Any) -> None:
    """The caller has hung up, the operator still writes."""
    follow(operator=by, state=State.WRAP)


def done(contact: Contact, by: Any) -> None:
    """The contact is written. One that was over before its first save is counted all the same; somebody who has
    another conversation open stays in contact."""
    state = open_state(by.pk)
    if state is not None and state.state == State.AVAILABLE:
        follow(operator=by, state=State.CONTACT)
    if state is not None:
        since = now() - timedelta(minutes=gate().parameters.presence_minutes)
        others = ContactDraft.objects.filter(operator=by, contact=None, touched_at__gte=since)
        follow(operator=by, state=State.CONTACT if others.exists() else State.AVAILABLE)
    if contact.phone:
        for pk in lost_callers(contact.phone).exclude(pk=contact.pk).values_list("pk", flat=True):
            settle(channel=LOST, key=str(pk))
        if contact.outcome == Outcome.DROPPED:
            tell_queue(LOST)
