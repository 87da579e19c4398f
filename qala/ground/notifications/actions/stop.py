"""No more of a group by a channel: from a link, without signing in."""

from qala.ground.notifications.actions.dropping import drop_waiting
from qala.ground.notifications.actions.stopping import Stop
from qala.ground.notifications.models import ChannelChoice, Silence
from qala.shared.clock import now
from qala.shared.db import atomic


def stop(*, what: Stop, is_on: bool = False) -> None:
    """Whoever holds the signed link decides for the person it was written to. Safe to run again; `is_on` takes it back.

    What the law requires still comes.
    """
    with atomic():
        if what.user_id is not None:
            ChannelChoice.objects.update_or_create(
                user_id=what.user_id, group=what.group, channel=what.channel, defaults={"is_on": is_on}
            )
        elif is_on:
            Silence.objects.filter(
                address_key=what.address_key, channel=what.channel, group=what.group
            ).delete()
        else:
            Silence.objects.get_or_create(
                address_key=what.address_key,
                channel=what.channel,
                group=what.group,
                defaults={"made_at": now()},
            )
        if not is_on and what.user_id is not None:
            drop_waiting(user_id=what.user_id, pairs={(what.group, what.channel)})
