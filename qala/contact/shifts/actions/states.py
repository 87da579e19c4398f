"""Sign on, say what one is doing, sign off. One open interval per operator, whoever comes at once."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from qala.contact.shifts.access import can_set_state
from qala.contact.shifts.actions.telling import tell
from qala.contact.shifts.events import OperatorStateChanged
from qala.contact.shifts.models import BreakReason, OperatorState
from qala.contact.shifts.queries.logs import EARLY, open_state, shift_of, state_now
from qala.contact.shifts.queries.standards import standard_on
from qala.contact.shifts.rules.states import State, may_follow
from qala.shared.clock import now, today
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, Refusal, require
from qala.shared.events import publish

EndedBy = OperatorState.EndedBy


def sign_on(*, operator: Any, by: Any) -> OperatorState:
    """The operator is at the place, available. Raises NotAllowed, Conflict (signed on already)."""
    with atomic():
        require(can_set_state(by, operator.pk))
        require(can_set_state(operator, operator.pk))
        at = now()
        made = OperatorState(
            operator=operator, shift=shift_of(operator.pk, at), state=State.AVAILABLE, began_at=at
        )
        try:
            with atomic():
                made.save(force_insert=True)
        except IntegrityError:  # operator_state_one_open: somebody signed on at the same moment
            raise Conflict(_("Signed on already."), code="signed_on") from None
        _tell(made.operator_id, State.AVAILABLE, made.shift_id)
    return made


def change_state(
    *, operator_id: int, state: str, by: Any, expected: int | None = None, reason: str = ""
) -> OperatorState:
    """Close the open interval and begin another, compare-and-set.

    `expected` is the id of the interval the caller saw; None takes whichever is open. `reason` is the code of a break's
    reason. Raises NotAllowed, Invalid (state, reason), Conflict (signed off, changed meanwhile, may not follow).
    """
    with atomic():
        require(can_set_state(by, operator_id))
        if state not in State.values:
            raise Invalid(fields={"state": _("There is no such state.")})
        why = _reason(reason) if state == State.BREAK else None
        before = _open(operator_id, expected)
        if before.state == state and before.reason == why:
            return before
        if not may_follow(before.state, state):
            raise Conflict(_("This state cannot follow the present one."), code="wrong_state")
        at = max(now(), before.began_at)
        _close(before, at, by)
        made = OperatorState.objects.create(
            operator_id=operator_id, shift_id=_shift(before, at), state=state, reason=why, began_at=at
        )
        _tell(operator_id, state, made.shift_id)
    return made


def sign_off(*, operator_id: int, by: Any, expected: int | None = None) -> OperatorState:
    """Close the open interval; nothing follows. Raises NotAllowed, Conflict (signed off, in contact, changed)."""
    with atomic():
        require(can_set_state(by, operator_id))
        before = _open(operator_id, expected)
        if before.state == State.CONTACT and getattr(by, "pk", None) == operator_id:
            raise Conflict(_("End the contact before you sign off."), code="wrong_state")
        _close(before, max(now(), before.began_at), by)
        _tell(operator_id, "", before.shift_id)
    before.refresh_from_db()
    return before


def follow(*, operator: Any, state: str) -> bool:
    """For rooms that see what the operator does (a call began, a contact was saved): the state follows when the
    operator is signed on and the state may follow; tells whether it did. Never refuses, for the work comes first."""
    before = state_now(operator.pk)
    if before is None or before.state == state or not may_follow(before.state, state):
        return before is not None and before.state == state
    try:
        change_state(operator_id=operator.pk, state=state, by=operator, expected=before.pk)
    except Refusal:
        return False
    return True


def close_forgotten() -> int:
    """Close intervals of people who have no shift any more and did not sign off; returns how many."""
    at = now()
    patience = timedelta(minutes=standard_on(today()).forgotten_minutes)
    candidates = OperatorState.objects.filter(ended_at=None, began_at__lte=at - patience).select_related(
        "shift"
    )
    closed = 0
    for row in candidates:
        end = row.shift.ends_at if row.shift else row.began_at
        if at < end + patience or shift_of(row.operator_id, at) is not None:
            continue
        with atomic():
            # An interval that was forgotten ends with the shift, so that it does not swell the figures.
            changed = OperatorState.objects.filter(pk=row.pk, ended_at=None).update(
                ended_at=max(end, row.began_at), ended_by=EndedBy.SYSTEM
            )
            if changed:
                closed += 1
                _tell(row.operator_id, "", row.shift_id)
    return closed


def _open(operator_id: int, expected: int | None) -> OperatorState:
    before = open_state(operator_id)
    if before is None:
        raise Conflict(_("Signed off. Sign on first."), code="signed_off")
    if expected is not None and before.pk != expected:
        raise Conflict(code="state_changed")
    return before


def _close(before: OperatorState, at: Any, by: Any) -> None:
    own = getattr(by, "pk", None) == before.operator_id
    who = EndedBy.OPERATOR if own else EndedBy.SUPERVISOR
    if not OperatorState.objects.filter(pk=before.pk, ended_at=None).update(ended_at=at, ended_by=who):
        raise Conflict(code="state_changed")


def _shift(before: OperatorState, at: Any) -> int | None:
    """The shift stays while it lasts; whoever goes on into the next one is counted there."""
    if before.shift is not None and at < before.shift.ends_at and at >= before.shift.starts_at - EARLY:
        return before.shift_id
    following = shift_of(before.operator_id, at)
    return following.pk if following else before.shift_id


def _reason(code: str) -> BreakReason:
    found = BreakReason.objects.filter(code=code, is_active=True).first()
    if found is None:
        raise Invalid(fields={"reason": _("Please choose the reason of the break.")})
    return found


def _tell(operator_id: int, state: str, shift_id: int | None) -> None:
    publish(OperatorStateChanged(operator_id, state, shift_id))
    tell(operator_id)
