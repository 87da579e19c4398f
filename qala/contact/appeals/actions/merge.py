"""Merge a duplicate into the appeal it repeats; its reporter goes on hearing what becomes of it."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.access import can_do
from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.moving import begin, finish, lock_in_order
from qala.contact.appeals.models import Appeal, Assignment
from qala.contact.catalog.rules.stages import TargetKind
from qala.shared import timeline
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, require


def merge(*, appeal_id: int, into_id: int, by: Any, note: str = "") -> Appeal:
    """`appeal_id` becomes a duplicate of `into_id`; what was merged into it before follows.

    All rows are locked in the order of ids, so two merges at once cannot wait for each other. Raises as `moving.begin`;
    Invalid for itself; Conflict when the other was merged itself or has ended.
    """
    if appeal_id == into_id:
        raise Invalid(fields={"into": _("An appeal cannot be merged with itself.")})
    with atomic():
        followers = _lock_all(appeal_id, into_id)
        main = Appeal.objects.get(pk=into_id)
        require(can_do(by, "merge", main))
        if main.duplicate_of_id is not None or main.has_ended:
            raise Conflict(_("The other appeal has ended or was merged itself."), code="cannot_absorb")
        move = begin(appeal_id, "merge", by)
        appeal = move.appeal
        clocks.cancel([t for t in move.targets if t.is_running], list(TargetKind), at=move.at)
        Assignment.objects.filter(appeal=appeal, until=None).update(until=move.at, outcome="merged")
        appeal.inquiries.filter(replied_at=None).update(replied_at=move.at)
        followers.update(duplicate_of=main, changed_at=move.at)
        appeal.duplicate_of, appeal.closed_at, appeal.is_public = main, move.at, False
        timeline.add(main, "absorb", by=by, note=note.strip(), data={"number": appeal.number}, at=move.at)
        return finish(move, status="merged", note=note.strip(), data={"into": main.number})


def _lock_all(appeal_id: int, into_id: int) -> QuerySet[Appeal]:
    """Lock both appeals and those merged into the first, which follow it; returns the followers.

    Who follows is known for sure only under the lock of the first appeal: another merge may have just ended.
    """
    followers = Appeal.objects.filter(duplicate_of_id=appeal_id)
    locked = {appeal_id, into_id, *followers.values_list("pk", flat=True)}
    lock_in_order(locked)
    if not locked.issuperset(followers.values_list("pk", flat=True)):
        raise Conflict
    return followers
