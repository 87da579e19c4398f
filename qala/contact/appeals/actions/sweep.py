"""Notice targets that warn or pass, exactly once each, with any number of workers."""

from datetime import datetime

from qala.contact.appeals.actions.moving import tell
from qala.contact.appeals.events import TargetBreached, TargetWarned
from qala.contact.appeals.models import Appeal, Target
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.events import publish

BATCH = 200


def sweep(*, batch: int = BATCH) -> int:
    """Handle all that is due, a batch per transaction; returns how many targets were noticed."""
    total = 0
    for one in (_warn_some, _breach_some):
        while count := one(now(), batch):
            total += count
    return total


def _warn_some(at: datetime, batch: int) -> int:
    with atomic():
        found = _take(batch, warn_at__lte=at, warned_at=None, due_at__gt=at)
        Target.objects.filter(pk__in=[t.pk for t in found], warned_at=None).update(warned_at=at)
        for target in found:
            timeline.add(target.appeal, "warn", data=_words(target), at=at)
            publish(TargetWarned(target.appeal_id, target.pk))
            tell(target.appeal, "warn")
    return len(found)


def _breach_some(at: datetime, batch: int) -> int:
    with atomic():
        found = _take(batch, due_at__lte=at)
        Target.objects.filter(pk__in=[t.pk for t in found], breached_at=None).update(breached_at=at)
        Appeal.objects.filter(pk__in=[t.appeal_id for t in found]).update(is_overdue=True)
        for target in found:
            timeline.add(target.appeal, "breach", data=_words(target), at=target.due_at)
            publish(TargetBreached(target.appeal_id, target.pk))
            tell(target.appeal, "breach")
    return len(found)


def _take(batch: int, **due: object) -> list[Target]:
    """Running targets nobody else holds: the appeal row first (as actions do), so that no two wait for each other."""
    rows = Target.objects.filter(
        met_at=None, cancelled_at=None, paused_since=None, breached_at=None, **due
    ).select_related("appeal")
    return list(rows.select_for_update(of=("self", "appeal"), skip_locked=True).order_by("due_at")[:batch])


def _words(target: Target) -> dict[str, str]:
    return {"kind": target.kind, "due": target.due_at.isoformat()}
