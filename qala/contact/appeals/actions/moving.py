"""The frame of every step: lock, ask, check, then write all of it together."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.access import can_do
from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.events import AppealMoved
from qala.contact.appeals.models import Appeal, Target
from qala.contact.appeals.rules.statuses import LIFE, fits_procedure
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import TargetKind
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import lock, rewrite
from qala.shared.errors import Conflict, require
from qala.shared.events import publish
from qala.shared.live import announce

# What steps change. Leaving the rest out spares PostgreSQL the search vector, made anew with every written text.
STEP_FIELDS = (
    "status", "stage", "changed_at", "topic", "executor", "assignee", "route_reason", "accepted_at",
    "first_answer_at", "planned_on", "resolved_at", "closed_at", "reopened_count", "returned_count", "duplicate_of",
    "next_due_at", "is_overdue", "was_late", "is_public", "procedure",
)  # fmt: skip


@dataclass
class Move:
    """One step under way on a locked appeal."""

    appeal: Appeal
    verb: str
    by: Any
    at: datetime
    from_stage: str
    to_stage: str
    targets: list[Target] = field(default_factory=list)


def begin(appeal_id: int, verb: str, by: Any, **given: object) -> Move:
    """Lock the appeal, ask access and the table. Call inside `atomic()`.

    Raises Missing, NotAllowed, Conflict (wrong stage), Invalid (a needed word is empty).
    """
    appeal = lock(Appeal, appeal_id)
    require(can_do(by, verb, appeal))
    if not fits_procedure(verb, is_legal=appeal.is_legal):
        raise Conflict(_("The procedure of this appeal has no such step."), code="wrong_procedure")
    step = LIFE.check(appeal.stage, verb, **given)
    return Move(appeal, verb, by, now(), appeal.stage, step.lands_in(appeal.stage), clocks.running(appeal))


def lock_in_order(ids: Iterable[int]) -> dict[int, Appeal]:
    """Lock several appeals by ascending id, as everybody does who needs more than one: no two wait for each other.

    Raises Missing when one is not there.
    """
    return {pk: lock(Appeal, pk) for pk in sorted(set(ids))}


def finish(
    move: Move,
    *,
    status: str | None = None,
    note: str = "",
    data: dict[str, Any] | None = None,
    is_public: bool = True,
    heirs: tuple[int | None, ...] = (),
) -> Appeal:
    """Write the appeal with its new stage and pointers, one timeline entry, the event and the live news.

    `status` is the code of the city's status that goes with the step; `heirs` are organisations that must hear of it
    beside the present executor (the one that lost the appeal).
    """
    appeal = move.appeal
    if status is not None:
        appeal.status = book().status(status)
    appeal.stage = move.to_stage
    appeal.changed_at = move.at
    clocks.point(appeal, move.targets, at=move.at)
    story = timeline.entry(
        appeal,
        move.verb,
        by=move.by,
        note=note,
        from_stage=move.from_stage,
        to_stage=move.to_stage,
        data=data,
        is_public=is_public,
        at=move.at,
    )
    rewrite(appeal, STEP_FIELDS, story)
    by_id = getattr(move.by, "pk", None)
    publish(AppealMoved(appeal.pk, move.verb, move.from_stage, move.to_stage, by_id))
    tell(appeal, move.verb, heirs=heirs)
    return appeal


def first_answer(move: Move) -> None:
    """The resident has heard something of substance; only the first time counts. Does not save the appeal."""
    clocks.meet(move.targets, [TargetKind.FIRST_ANSWER], at=move.at)
    move.appeal.first_answer_at = move.appeal.first_answer_at or move.at


def tell(appeal: Appeal, verb: str, *, heirs: tuple[int | None, ...] = ()) -> None:
    """Live news to those who may see the appeal."""
    organisations = {appeal.executor_id, *heirs} - {None}
    to = ["perm:appeals.view", *(f"org:{pk}" for pk in organisations)]
    if appeal.resident_id:
        to.append(f"user:{appeal.resident_id}")
    announce("appeal", {"number": appeal.number, "verb": verb, "stage": appeal.stage}, to=to)
