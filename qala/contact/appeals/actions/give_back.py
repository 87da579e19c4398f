"""The executor returns an appeal that is not its own; it goes to the fallback queue with the reason."""

from typing import Any

from qala.contact.appeals.actions.hand_over import hand_over
from qala.contact.appeals.actions.moving import begin, finish
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.rules.routing import Reason
from qala.shared.db import atomic


def give_back(*, appeal_id: int, reason: str, by: Any) -> Appeal:
    """Raises as `moving.begin`."""
    with atomic():
        move = begin(appeal_id, "give_back", by, reason=reason)
        loser_id = move.appeal.executor_id
        move.appeal.returned_count += 1
        hand_over(move, None, reason=Reason.FALLBACK, outcome="returned", note=reason.strip(), by=by)
        return finish(
            move,
            status="returned",
            note=reason.strip(),
            data={"from": loser_id},
            is_public=False,
            heirs=(loser_id,),
        )
