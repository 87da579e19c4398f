"""Count the running targets of an appeal anew because its terms have changed; the timeline keeps old and new end."""

from collections.abc import Iterable

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.moving import Move
from qala.contact.appeals.models import Target
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import Stage, TargetKind
from qala.shared.clock import city_zone


def recount(move: Move, kinds: Iterable[str]) -> None:
    """Replace the running targets of these kinds by those of the present topic and procedure, counted from the receipt
    as if they had been right from the start. A resolving clock that stands goes on standing."""
    appeal, known = move.appeal, book()
    stood = [t for t in move.targets if t.paused_since and t.kind == TargetKind.RESOLVE and t.is_running]
    ended = {t.kind for t in clocks.cancel([t for t in move.targets if t.is_running], kinds, at=move.at)}
    day = appeal.received_at.astimezone(city_zone()).date()
    terms = known.first_terms(appeal.procedure_id, appeal.topic_id, appeal.district_id, day)
    wanted = {kind: term for kind, term in terms.items() if kind in ended}
    calendar_id = known.calendar_of(appeal.executor_id)
    made = clocks.build(appeal, wanted, at=appeal.received_at, executor_calendar_id=calendar_id)
    move.targets.extend(Target.objects.bulk_create(made))
    if stood and move.to_stage in (Stage.WAITING, Stage.ACTIVE):
        clocks.pause(made, [TargetKind.RESOLVE], at=move.at, cause=stood[0].pause_cause_id)


def due(move: Move) -> str | None:
    """The end of the resolving target that runs now, for the timeline; None when nothing runs."""
    ends = [t.due_at for t in move.targets if t.is_running and t.kind == TargetKind.RESOLVE]
    return min(ends).isoformat() if ends else None
