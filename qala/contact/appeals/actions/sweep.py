"""Notice targets that warn or pass, exactly once each, with any number of workers."""

from datetime import datetime

from django.db.models import Q

from qala.contact.appeals.actions.moving import tell
from qala.contact.appeals.actions.taking import take
from qala.contact.appeals.events import TargetBreached, TargetWarned
from qala.contact.appeals.models import Appeal, Target
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.events import publish
from qala.shared.models import TimelineEntry

BATCH = 200


def sweep(*, batch: int = BATCH, among: Q | None = None) -> int:
    """Handle all that is due, a batch per transaction; returns how many targets were noticed.

    `among` narrows it to some targets, for a writer of history who lives in the past with his own appeals only.
    """
    among = among or Q()
    total = 0
    # What has passed before what runs out: a breach is written with its own moment, a warning with the present one.
    for one in (_breach_some, _warn_some):
        is_full = True
        # A batch that is not full was the last: what another worker holds meanwhile is his.
        while is_full:
            count, is_full = one(now(), batch, among)
            total += count
    return total


def _warn_some(at: datetime, batch: int, among: Q) -> tuple[int, bool]:
    with atomic():
        found, is_full = _take(batch, among, warn_at__lte=at, warned_at=None, due_at__gt=at)
        Target.objects.filter(pk__in=[t.pk for t in found], warned_at=None).update(warned_at=at)
        _write("warn", [(target, at) for target in found])
        for target in found:
            publish(TargetWarned(target.appeal_id, target.pk))
            tell(target.appeal, "warn")
    return len(found), is_full


def _breach_some(at: datetime, batch: int, among: Q) -> tuple[int, bool]:
    with atomic():
        found, is_full = _take(batch, among, due_at__lte=at)
        Target.objects.filter(pk__in=[t.pk for t in found], breached_at=None).update(breached_at=at)
        Appeal.objects.filter(pk__in=[t.appeal_id for t in found]).update(is_overdue=True)
        _write("breach", [(target, target.due_at) for target in found])
        for target in found:
            publish(TargetBreached(target.appeal_id, target.pk))
            tell(target.appeal, "breach")
    return len(found), is_full


def _write(verb: str, noticed: list[tuple[Target, datetime]]) -> None:
    TimelineEntry.objects.bulk_create(
        [timeline.entry(target.appeal, verb, data=_words(target), at=at) for target, at in noticed]
    )


def _take(batch: int, among: Q, **due: object) -> tuple[list[Target], bool]:
    rows = Target.objects.filter(
        among, met_at=None, cancelled_at=None, paused_since=None, breached_at=None, **due
    )
    return take(rows, order="due_at", batch=batch)


def _words(target: Target) -> dict[str, str]:
    return {"kind": target.kind, "due": target.due_at.isoformat()}
