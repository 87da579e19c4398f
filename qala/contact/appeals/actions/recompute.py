"""A calendar changed: count the open targets that stand on it anew, and say so on each timeline."""

from django.db.models import Q

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.models import Appeal, Target
from qala.ground.calendars.queries import schedule_for
from qala.ground.calendars.rules import Allowance, Unit, due_with_pauses
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock

BATCH = 500


def recompute(*, calendar_id: int, is_default: bool) -> int:
    """Recount every running target of the calendar; returns how many moved. Safe to run again: a second run moves none.

    Extended targets keep the end that a person decided.
    """
    by_calendar = Q(calendar_id=calendar_id) | (Q(calendar_id=None) if is_default else Q(pk__in=[]))
    moved, last = 0, 0
    while True:
        ids = list(
            Target.objects.filter(by_calendar, met_at=None, cancelled_at=None, extended_count=0, pk__gt=last)
            .exclude(unit__in=[Unit.MINUTES, Unit.HOURS, ""])
            .order_by("pk")
            .values_list("pk", "appeal_id")[:BATCH]
        )
        if not ids:
            return moved
        last = ids[-1][0]
        for target_id, appeal_id in ids:
            moved += _recompute_one(target_id, appeal_id)


def _recompute_one(target_id: int, appeal_id: int) -> int:
    with atomic():
        appeal = lock(Appeal, appeal_id)
        target = Target.objects.filter(pk=target_id, met_at=None, cancelled_at=None).first()
        if target is None or target.amount is None:
            return 0
        target.appeal = appeal
        schedule = schedule_for(target.calendar_id)
        before = target.due_at
        allowance = Allowance(target.amount, Unit(target.unit))
        target.due_at = due_with_pauses(target.starts_at, allowance, target.stood, schedule)
        if target.due_at == before:
            return 0
        if target.due_at > now():
            target.breached_at = None
        clocks.rewarn(target, schedule)
        target.save(update_fields=[*clocks.MOMENTS, "breached_at"])
        clocks.point(appeal, clocks.running(appeal), at=now())
        appeal.save(update_fields=["next_due_at", "is_overdue"])
        data = {"kind": target.kind, "from": before.isoformat(), "to": target.due_at.isoformat()}
        timeline.add(appeal, "recompute", data=data, is_public=True)
        return 1
