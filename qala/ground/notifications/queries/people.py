"""Where people can be reached and what they wish, for many at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from qala.ground.notifications.models import ChannelChoice, Habit, Silence
from qala.ground.notifications.rules.planning import Wishes
from qala.ground.notifications.senders import base
from qala.ground.people.models import User


@dataclass(frozen=True)
class Person:
    """An account that can be told."""

    id: int
    email: str
    phone: str
    language: str
    full_name: str


def people(user_ids: Sequence[int]) -> dict[int, Person]:
    """Active accounts by id. One query."""
    rows = User.objects.filter(pk__in=user_ids, is_active=True)
    names = ("pk", "email", "phone", "language", "full_name")
    return {
        pk: Person(pk, email or "", phone or "", language, full_name)
        for pk, email, phone, language, full_name in rows.values_list(*names)
    }


def linked(user_ids: Sequence[int]) -> dict[int, frozenset[str]]:
    """Channels that reach an account by themselves: as many queries as there are such channels."""
    found: dict[int, set[str]] = defaultdict(set)
    for channel in base.offered():
        for pk in base.sender_of(channel).reaches(user_ids):
            found[pk].add(channel)
    return {pk: frozenset(channels) for pk, channels in found.items()}


def wishes(user_ids: Sequence[int], group: str) -> dict[int, Wishes]:
    """What accounts chose for a group. Two queries; those without a row wish nothing particular."""
    choices: dict[int, dict[str, bool]] = defaultdict(dict)
    chosen = ChannelChoice.objects.filter(user_id__in=user_ids, group=group)
    for pk, channel, is_on in chosen.values_list("user_id", "channel", "is_on"):
        choices[pk][channel] = is_on
    habits = {habit.user_id: habit for habit in Habit.objects.filter(user_id__in=user_ids)}
    return {pk: _wishes(choices.get(pk, {}), habits.get(pk)) for pk in {*choices, *habits}}


def silenced(keys: Sequence[str], group: str) -> set[tuple[str, str]]:
    """(address key, channel) of addresses that want nothing more of the group. One query."""
    if not keys:
        return set()
    rows = Silence.objects.filter(address_key__in=keys, group=group)
    return set(rows.values_list("address_key", "channel"))


def _wishes(choices: dict[str, bool], habit: Habit | None) -> Wishes:
    if habit is None:
        return Wishes(choices)
    quiet = None
    if habit.quiet_from is not None and habit.quiet_to is not None:
        quiet = (habit.quiet_from, habit.quiet_to)
    return Wishes(choices, quiet, habit.pace, habit.digest_hour)
