"""Take an item of a channel's queue, give it to somebody, pass it on, put it back: exactly one holder at any time."""

from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from qala.contact.shifts import ports
from qala.contact.shifts.access import can_lead, can_work
from qala.contact.shifts.actions.telling import tell_queue
from qala.contact.shifts.events import QueueItemEnded, QueueItemTaken
from qala.contact.shifts.models import QueueHold
from qala.contact.shifts.queries.people import operators
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, Missing, require
from qala.shared.events import publish

Outcome = QueueHold.Outcome


def take(*, channel: str, key: str, by: Any) -> QueueHold:
    """Take a waiting item oneself. Raises NotAllowed, Missing (it waits no more), Conflict (somebody was faster)."""
    with atomic():
        require(can_work(by))
        return _hold(_waiting(channel, key), by, given_by=None)


def assign(*, channel: str, key: str, operator_id: int, by: Any) -> QueueHold:
    """Give a waiting item to an operator. Raises NotAllowed, Invalid, Missing, Conflict as `take`."""
    with atomic():
        require(can_lead(by))
        return _hold(_waiting(channel, key), _operator(operator_id), given_by=by)


def transfer(*, hold_id: int, operator_id: int, by: Any) -> QueueHold:
    """Pass a held item on: the holder's own, or anybody's for whoever leads.

    Raises NotAllowed, Invalid (no such operator, the same one), Conflict (the hold has ended), Missing.
    """
    with atomic():
        hold = _own(hold_id, by)
        to = _operator(operator_id)
        if hold.operator_id == to.pk:
            raise Invalid(fields={"operator": _("This operator has it already.")})
        _end(hold, Outcome.TRANSFERRED)
        made = QueueHold.objects.create(
            channel=hold.channel, key=hold.key, operator=to, given_by=by, waiting_since=hold.waiting_since,
            taken_at=now(),
        )  # fmt: skip
        publish(QueueItemTaken(made.channel, made.key, made.operator_id))
    return made


def put_back(*, hold_id: int, by: Any) -> QueueHold:
    """The item waits again. Raises NotAllowed, Conflict (the hold has ended), Missing."""
    with atomic():
        hold = _own(hold_id, by)
        _end(hold, Outcome.RETURNED)
    return hold


def settle(*, channel: str, key: str) -> bool:
    """For the room of the channel: the item is done and waits no more; tells whether somebody held it."""
    with atomic():
        held = QueueHold.objects.select_for_update(no_key=True).filter(
            channel=channel, key=key, ended_at=None
        )
        hold = held.first()
        if hold is not None:
            _end(hold, Outcome.DONE)
        else:
            tell_queue(channel)
    return hold is not None


def _waiting(channel: str, key: str) -> ports.QueueItem:
    source = ports.queue(channel)
    item = source.find(key) if source else None
    if item is None:
        raise Missing(_("This does not wait any more."))
    return item


def _hold(item: ports.QueueItem, operator: Any, *, given_by: Any) -> QueueHold:
    made = QueueHold(
        channel=item.channel, key=item.key, operator=operator, given_by=given_by,
        waiting_since=item.waiting_since, taken_at=now(),
    )  # fmt: skip
    try:
        with atomic():
            made.save(force_insert=True)
    except IntegrityError:  # queue_hold_one_winner
        raise Conflict(_("Somebody else has taken this already."), code="taken") from None
    publish(QueueItemTaken(made.channel, made.key, made.operator_id))
    tell_queue(made.channel)
    return made


def _own(hold_id: int, by: Any) -> QueueHold:
    hold = lock(QueueHold, hold_id)
    is_mine = can_work(by) and hold.operator_id == by.pk
    if not is_mine:
        require(can_lead(by))
    if hold.ended_at is not None:
        raise Conflict(code="ended")
    return hold


def _end(hold: QueueHold, outcome: str) -> None:
    hold.ended_at, hold.outcome = max(now(), hold.taken_at), outcome
    hold.save(update_fields=["ended_at", "outcome"])
    publish(QueueItemEnded(hold.channel, hold.key, outcome))
    tell_queue(hold.channel)


def _operator(operator_id: int) -> Any:
    found = operators().filter(pk=operator_id).first()
    if found is None:
        raise Invalid(fields={"operator": _("This person is not an operator.")})
    return found
