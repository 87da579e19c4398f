"""A person says what they want to hear, how and when."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.notifications import kinds
from qala.ground.notifications.actions.dropping import drop_waiting
from qala.ground.notifications.models import ChannelChoice, Habit
from qala.ground.notifications.rules.channels import Channel
from qala.ground.people.actions import change_profile
from qala.shared.db import atomic
from qala.shared.errors import Invalid, NotSignedIn


def choose(
    *,
    choices: Mapping[tuple[str, str], bool],
    language: str,
    quiet: tuple[time | None, time | None],
    pace: str,
    digest_hour: int | None,
    by: Any,
) -> Habit:
    """`choices`: (group, channel) → yes or no, of the person's own groups. What waits and is wanted no more is dropped.

    Raises NotSignedIn, Invalid (unknown group, channel, pace or language; half of the quiet hours).
    """
    if not by.is_authenticated:
        raise NotSignedIn
    _check(choices, quiet, pace, digest_hour, by)
    with atomic():
        for (group, channel), is_on in choices.items():
            ChannelChoice.objects.update_or_create(
                user=by, group=group, channel=channel, defaults={"is_on": is_on}
            )
        drop_waiting(user_id=by.pk, pairs=[pair for pair, is_on in choices.items() if not is_on])
        words = {"quiet_from": quiet[0], "quiet_to": quiet[1], "pace": pace, "digest_hour": digest_hour}
        habit, _is_new = Habit.objects.update_or_create(user=by, defaults=words)
        if language != by.language:
            change_profile(full_name=by.full_name or str(by), language=language, by=by)
    return habit


def _check(choices: Any, quiet: Any, pace: str, digest_hour: int | None, by: Any) -> None:
    known = {group.code for group in kinds.groups_for(by.kind)}
    if any(group not in known or channel not in Channel.values for group, channel in choices):
        raise Invalid
    if (quiet[0] is None) != (quiet[1] is None):
        raise Invalid(fields={"quiet_to": _("Give both hours, or neither.")})
    if pace not in Habit.Pace.values:
        raise Invalid(fields={"pace": _("There is no such choice.")})
    if digest_hour is not None and not 0 <= digest_hour <= 23:
        raise Invalid(fields={"digest_hour": _("An hour from 0 to 23.")})
