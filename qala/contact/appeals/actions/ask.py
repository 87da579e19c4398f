"""The executor asks the resident; the resolving clock stands still until the reply."""

from typing import Any

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.moving import begin, finish, first_answer
from qala.contact.appeals.models import Appeal, Inquiry
from qala.contact.catalog.rules.stages import TargetKind
from qala.shared.db import atomic


def ask(*, appeal_id: int, question: str, by: Any) -> Appeal:
    """A question is a first answer. Raises as `moving.begin`."""
    with atomic():
        move = begin(appeal_id, "ask", by, question=question)
        Inquiry.objects.create(appeal=move.appeal, question=question.strip(), by=by, asked_at=move.at)
        first_answer(move)
        clocks.pause(move.targets, [TargetKind.RESOLVE], at=move.at)
        return finish(move, status="asked", note=question.strip())
