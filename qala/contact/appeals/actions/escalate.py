"""Tell the named duties that a share of a term is used up: once each, with any number of workers."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.moving import tell
from qala.contact.appeals.actions.taking import take
from qala.contact.appeals.events import TargetEscalated
from qala.contact.appeals.models import Appeal, EscalationNotice, Target
from qala.contact.catalog.models import EscalationStep
from qala.contact.catalog.rules.ladder import Rung, Where
from qala.ground.calendars.queries import schedule_for
from qala.ground.people.models import Duty
from qala.ground.people.rules import roles
from qala.shared import timeline
from qala.shared.bulk import rewrite_all
from qala.shared.clock import now, today
from qala.shared.db import atomic, lock
from qala.shared.events import publish
from qala.shared.live import announce
from qala.shared.models import TimelineEntry

BATCH = 200
Holders = dict[tuple[str, int | None], list[int]]


def escalate(*, batch: int = BATCH, among: Q | None = None) -> int:
    """Climb the ladder of every target whose next step has come; returns how many steps were taken.

    The rows are taken with `SKIP LOCKED` and asked again for their moment, a notice stands once by a constraint: a
    worker that dies or runs twice tells nobody twice. `among` as in `sweep`.
    """
    total, is_full = 0, True
    while is_full:
        taken, is_full = _some(now(), batch, among or Q())
        total += taken
    return total


def _some(at: datetime, batch: int, among: Q) -> tuple[int, bool]:
    """Steps taken, and whether there may be more."""
    with atomic():
        rows = Target.objects.filter(
            among, met_at=None, cancelled_at=None, paused_since=None, escalate_at__lte=at
        )
        found, is_full = take(rows, order="escalate_at", batch=batch)
        # A row whose ladder was taken away meanwhile has no rungs left: it only leaves the queue.
        taken = [(t, rung) for t in found for rung in clocks.climb(t, schedule_for(t.calendar_id), at=at)]
        rewrite_all(found, ["escalate_at", "escalated_share"])
        _tell(taken, at)
    return len(taken), is_full


def _tell(taken: list[tuple[Target, Rung]], at: datetime) -> None:
    holders = _holders(taken)
    notices, story = [], []
    for target, rung in taken:
        people = _people(target, rung, holders)
        inside = target.appeal.executor_id if rung.where == Where.EXECUTOR else None
        notices += [
            EscalationNotice(
                appeal=target.appeal, target=target, round=target.extended_count, share=rung.share, role=rung.role,
                user_id=user_id, organisation_id=inside, at=at,
            )
            for user_id in people
        ]  # fmt: skip
        data = {"kind": target.kind, "share": rung.share, "role": rung.role, "count": len(people)}
        story.append(timeline.entry(target.appeal, "escalate", data=data, at=at))
    EscalationNotice.objects.bulk_create(notices, ignore_conflicts=True)
    TimelineEntry.objects.bulk_create(story)
    for target, rung in taken:
        publish(TargetEscalated(target.appeal_id, target.pk, rung.share))
        tell(target.appeal, "escalate")
    told = sorted({notice.user_id for notice in notices})
    if told:
        announce("notice", {}, to=[f"user:{user_id}" for user_id in told])


def _people(target: Target, rung: Rung, holders: Holders) -> list[int]:
    """Who hears of it: the person who has the appeal if the rung means executors, else every holder of the duty."""
    appeal = target.appeal
    if rung.where == Where.CENTRE:
        return holders[(rung.role, None)]
    if appeal.executor_id is None:
        return []
    people = holders[(rung.role, appeal.executor_id)]
    if rung.role == roles.EXECUTOR and appeal.assignee_id in people:
        return [appeal.assignee_id]
    return people


def _holders(taken: list[tuple[Target, Rung]]) -> Holders:
    """Active people by duty and body as of today, one statement for all."""
    wanted = Q(pk__in=[])
    found: Holders = defaultdict(list)
    for role, organisation_id in {
        (rung.role, target.appeal.executor_id if rung.where == Where.EXECUTOR else None)
        for target, rung in taken
    }:
        wanted |= Q(role=role, organisation_id=organisation_id)
    if not taken:
        return found
    duties = Duty.objects.filter(wanted, user__is_active=True).as_of(today()).order_by("user_id")
    for role, organisation_id, user_id in duties.values_list("role", "organisation_id", "user_id").distinct():
        found[(role, organisation_id)].append(user_id)
    return found


def see_all(*, by: Any) -> int:
    """Everything that waits for the person is read; returns how many."""
    mine = EscalationNotice.objects.filter(user_id=by.pk, seen_at=None)
    return mine.update(seen_at=now())


def begin_steps() -> int:
    """Steps that were dated ahead begin or end now: `reladder` while the day of one is today or was yesterday (a worker
    may have been away over midnight), else nothing. Safe to run again."""
    days = (today() - timedelta(days=1), today())
    if not EscalationStep.objects.filter(Q(valid_from__in=days) | Q(valid_to__in=days)).exists():
        return 0
    return reladder()


def reladder(*, batch: int = 500) -> int:
    """The ladder has changed: put every running target before its next step; returns how many moved. Safe to run
    again. Only those that would move are locked."""
    moved, last = 0, 0
    while True:
        rows = Target.objects.filter(met_at=None, cancelled_at=None, pk__gt=last).order_by("pk")
        targets = list(rows.select_related("appeal")[:batch])
        if not targets:
            return moved
        last = targets[-1].pk
        moved += sum(_reladder_one(target.pk, target.appeal_id) for target in targets if _moves(target))


def _moves(target: Target) -> bool:
    before = target.escalate_at
    clocks.climb(target, schedule_for(target.calendar_id))
    return target.escalate_at != before


def _reladder_one(target_id: int, appeal_id: int) -> bool:
    with atomic():
        appeal = lock(Appeal, appeal_id)
        target = Target.objects.filter(pk=target_id, met_at=None, cancelled_at=None).first()
        if target is None:
            return False
        target.appeal = appeal
        if not _moves(target):
            return False
        target.save(update_fields=["escalate_at"])
        return True
