"""The executor takes the appeal on."""

from typing import Any

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.moving import begin, finish
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.rules.stages import TargetKind
from qala.shared.db import atomic


def accept(*, appeal_id: int, by: Any) -> Appeal:
    """The accept target is met; the work begins. Raises as `moving.begin`."""
    with atomic():
        move = begin(appeal_id, "accept", by)
        clocks.meet(move.targets, [TargetKind.ACCEPT, TargetKind.REDIRECT], at=move.at)
        move.appeal.accepted_at = move.at
        return finish(move, status="accepted")
