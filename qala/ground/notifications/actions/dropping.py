"""What waits and is not wanted any more."""

from collections.abc import Collection

from qala.ground.notifications import kinds
from qala.ground.notifications.models import Dispatch
from qala.ground.notifications.rules.channels import WAITING, DispatchState


def drop_waiting(*, user_id: int, pairs: Collection[tuple[str, str]]) -> int:
    """Give up what waits for the person in these (group, channel) pairs; what the law requires stays. How many."""
    count = 0
    for group, channel in pairs:
        codes = [one.code for one in kinds.all_kinds() if one.group == group and not one.is_required]
        rows = Dispatch.objects.filter(user_id=user_id, channel=channel, kind__in=codes, state__in=WAITING)
        count += rows.update(state=DispatchState.DEAD, last_error="not wanted any more")
    return count
