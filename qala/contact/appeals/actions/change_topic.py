"""Correct the topic; route and terms follow, and the timeline keeps what they were."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.hand_over import hand_over
from qala.contact.appeals.actions.moving import Move, begin, finish
from qala.contact.appeals.actions.recount import due, recount
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import Stage, TargetKind
from qala.ground.places.queries import carer_of
from qala.shared.clock import city_zone
from qala.shared.db import atomic
from qala.shared.errors import Invalid


def change_topic(*, appeal_id: int, topic_id: int, reason: str, by: Any) -> Appeal:
    """The new topic's terms count from the receipt, as if it had been right from the start; a new executor gets the
    appeal anew. Raises as `moving.begin`; Invalid."""
    with atomic():
        move = begin(appeal_id, "change_topic", by, reason=reason)
        known, appeal = book(), move.appeal
        if (
            topic_id not in known.topics
            or not known.topics[topic_id].is_active
            or topic_id == appeal.topic_id
        ):
            raise Invalid(fields={"topic": _("Please choose another topic.")})
        data = {"from": appeal.topic_id, "to": topic_id, "due_before": due(move)}
        appeal.topic = known.topics[topic_id]
        appeal.is_public = appeal.topic.is_public and not appeal.duplicate_of_id and not appeal.is_legal
        loser_id = appeal.executor_id
        _reroute(move, reason, by)
        if not appeal.is_legal:  # The law's terms are the same for every topic.
            recount(move, [TargetKind.FIRST_ANSWER, TargetKind.RESOLVE])
        data["due_after"] = due(move)
        is_handed = appeal.executor_id != loser_id
        return finish(
            move,
            status="redirected" if is_handed else None,
            note=reason.strip(),
            data=data,
            is_public=False,
            heirs=(loser_id,),
        )


def _reroute(move: Move, reason: str, by: Any) -> None:
    appeal, known = move.appeal, book()
    day = move.at.astimezone(city_zone()).date()

    def carer() -> int | None:
        if appeal.building_id is None or appeal.topic.function_id is None:
            return None
        return carer_of(appeal.building_id, appeal.topic.function_id, day)

    routed = known.route(appeal.topic_id, appeal.district_id, day, carer)
    if routed.executor_id != appeal.executor_id:
        move.to_stage = Stage.NEW
        hand_over(move, routed.executor_id, reason=routed.reason, outcome="topic", note=reason.strip(), by=by)
