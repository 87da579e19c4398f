"""Close without work, with a reason that the resident reads."""

from typing import Any

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.hearing import require_hearing
from qala.contact.appeals.actions.letters import write_letter
from qala.contact.appeals.actions.moving import begin, finish, first_answer
from qala.contact.appeals.actions.telling import queue_notices
from qala.contact.appeals.models import Appeal, Assignment
from qala.contact.catalog.rules.letters import LetterKind
from qala.contact.catalog.rules.stages import TargetKind
from qala.shared.db import atomic


def reject(*, appeal_id: int, reason: str, by: Any) -> Appeal:
    """The reason is the first answer; the other promises fall away. Under the law it is an unfavourable decision: it
    needs a hearing, goes out as a letter, and what the applicant was still to be told is still owed.

    Raises as `moving.begin`; Invalid.
    """
    with atomic():
        move = begin(appeal_id, "reject", by, reason=reason)
        require_hearing(move.appeal, "reason")
        first_answer(move)
        running = [target for target in move.targets if target.is_running]
        clocks.cancel(running, [TargetKind.ACCEPT, TargetKind.RESOLVE, TargetKind.REDIRECT], at=move.at)
        Assignment.objects.filter(appeal=move.appeal, until=None).update(until=move.at, outcome="rejected")
        move.appeal.inquiries.filter(replied_at=None).update(replied_at=move.at)
        move.appeal.closed_at = move.at
        queue_notices(move.appeal, at=move.at)
        write_letter(move.appeal, LetterKind.ANSWER, {"answer": reason.strip()}, by=by, at=move.at)
        return finish(move, status="rejected", note=reason.strip())
