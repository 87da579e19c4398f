"""Forward a part of an appeal to the body that is competent for it (APPC art. 65)."""

from typing import Any

from qala.contact.appeals.actions.letters import promise_notice, write_letter
from qala.contact.appeals.actions.moving import begin, finish
from qala.contact.appeals.actions.redirect import check_receiver
from qala.contact.appeals.actions.spawn import person_of, spawn
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.models.appeal import OriginKind
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.letters import LetterKind
from qala.shared.db import atomic


def split(*, appeal_id: int, executor_id: int, text: str, reason: str, by: Any) -> Appeal:
    """The part becomes an appeal of its own at the other body, tied to this one; the applicant must be told.

    Returns the new appeal. Raises as `moving.begin`; Invalid (the body has it already or is not active).
    """
    with atomic():
        move = begin(appeal_id, "split", by, text=text, reason=reason)
        check_receiver(executor_id, move.appeal.executor_id)
        known = book()
        made = spawn(
            move.appeal,
            kind=OriginKind.PART,
            text=text,
            procedure=known.procedures[move.appeal.procedure_id or 0],
            executor_id=executor_id,
            person=person_of(move.appeal),
            by=by,
            at=move.at,
        )
        promise_notice(move)
        values = {"to": known.executor_name(executor_id), "reason": reason.strip(), "part": text.strip()}
        write_letter(move.appeal, LetterKind.REDIRECT, values, by=by, at=move.at)
        data = {"number": made.number, "to": executor_id}
        finish(move, note=reason.strip(), data=data)
        return made
