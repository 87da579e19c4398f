"""What was given up is tried again because a person says so."""

from typing import Any

from qala.ground.notifications.access import can_manage
from qala.ground.notifications.events import DispatchesQueued
from qala.ground.notifications.models import Dispatch
from qala.ground.notifications.rules.channels import DispatchState
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, require
from qala.shared.events import publish

# What nobody should repeat by a click: the person said no.
UNWANTED = "not wanted any more"


def resend(*, dispatch_id: int, by: Any) -> Dispatch:
    """One. Raises Missing, NotAllowed; Conflict when it is under way, through, or not wanted."""
    with atomic():
        row = lock(Dispatch, dispatch_id)
        require(can_manage(by))
        if not row.can_be_resent or row.last_error == UNWANTED:
            raise Conflict
        row.state, row.tries, row.next_try_at = DispatchState.QUEUED, 0, now()
        row.save(update_fields=["state", "tries", "next_try_at"])
        timeline.add(row, "resend", by=by)
        publish(DispatchesQueued(row.channel, 1))
    return row


def resend_dead(*, channel: str, by: Any) -> int:
    """All that a channel gave up, once its server is well again; returns how many. Raises NotAllowed."""
    require(can_manage(by))
    with atomic():
        rows = Dispatch.objects.filter(channel=channel, state=DispatchState.DEAD).exclude(last_error=UNWANTED)
        count = rows.update(state=DispatchState.QUEUED, tries=0, next_try_at=now())
        if count:
            timeline.add(by, "notifications_resent", by=by, data={"channel": channel, "count": count})
            publish(DispatchesQueued(channel, count))
    return count
