"""A person says what becomes of a clash."""

from typing import Any

from qala.office.overview.access import can_decide
from qala.office.overview.events import ClashDecided
from qala.office.overview.models import Clash
from qala.office.overview.rules.clash_life import CLASHES
from qala.shared import clock, timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import require
from qala.shared.events import publish


def decide_clash(*, clash_id: int, verb: str, words: str, by: Any) -> Clash:
    """`verb`: accept (it stays so), settle (it is solved), reopen. Raises NotAllowed, Conflict, Invalid (no words).

    Settled is a promise: the next search opens it again when the dates say otherwise.
    """
    with atomic():
        clash = lock(Clash, clash_id)
        require(can_decide(by, clash))
        step = CLASHES.check(clash.stage, verb, words=words)
        before, clash.stage = clash.stage, step.lands_in(clash.stage)
        clash.words, clash.decided_by, clash.decided_at = words.strip(), by, clock.now()
        clash.save(update_fields=["stage", "words", "decided_by", "decided_at"])
        timeline.add(clash, verb, by=by, note=clash.words, from_stage=before, to_stage=clash.stage)
        publish(ClashDecided(clash_id=clash.pk, stage=clash.stage, by_id=by.pk))
    return clash
