"""By which channels one person is told, and when each may leave."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from zoneinfo import ZoneInfo

from qala.ground.notifications.rules.channels import GATHERED, LEAVING, LOUD, Channel, DispatchState
from qala.ground.notifications.rules.hours import next_at, quiet_until


@dataclass(frozen=True)
class Traits:
    """What planning needs of a kind."""

    channels: tuple[str, ...]
    is_urgent: bool = False
    is_required: bool = False
    is_gathered: bool = False
    sms_too: bool = False


@dataclass(frozen=True)
class Reach:
    """Where a person can be reached. `linked`: channels that know the person by the account (messenger, push)."""

    is_account: bool
    email: str = ""
    phone: str = ""
    linked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Wishes:
    """What the person chose: a yes or no per channel; hours and pace, empty where the city's and the kind's hold."""

    choices: Mapping[str, bool] = field(default_factory=dict)
    quiet: tuple[time, time] | None = None
    pace: str = ""
    digest_hour: int | None = None


@dataclass(frozen=True)
class Hours:
    """The city's rule."""

    quiet: tuple[time, time]
    digest_hour: int
    zone: ZoneInfo


@dataclass(frozen=True)
class Plan:
    """One dispatch: how, where to, and from when on."""

    channel: str
    address: str
    state: str
    at: datetime
    is_gathered: bool


def is_wanted(channel: str, traits: Traits, wishes: Wishes) -> bool:
    """What the law requires is always wanted by its own channels; else the person's word, then the kind's channels."""
    is_usual = channel in traits.channels or channel in (Channel.TELEGRAM, Channel.PUSH)
    if traits.is_required and is_usual:
        return True
    return wishes.choices.get(channel, is_usual)


def plans(
    traits: Traits, reach: Reach, wishes: Wishes, offered: frozenset[str], hours: Hours, now: datetime
) -> list[Plan]:
    """The dispatches of one person; none for a channel that the city does not have or that does not reach them."""
    return [
        _plan(channel, address, traits, wishes, hours, now)
        for channel, address in _ways(traits, reach, wishes)
        if channel in offered
    ]


def _ways(traits: Traits, reach: Reach, wishes: Wishes) -> list[tuple[str, str]]:
    ways: list[tuple[str, str]] = []
    for channel in LEAVING:
        address = {Channel.EMAIL: reach.email, Channel.SMS: reach.phone}.get(channel, "")
        is_reached = bool(address) or channel in reach.linked
        if channel == Channel.SMS:
            is_asked = is_reached and traits.sms_too and _sms_wanted(traits, reach, wishes)
        else:
            is_asked = is_reached and is_wanted(channel, traits, wishes)
        if is_asked:
            ways.append((channel.value, address))
    return ways


def _sms_wanted(traits: Traits, reach: Reach, wishes: Wishes) -> bool:
    """Somebody without e-mail gets the SMS; others who asked for it, or whose kind has it among its channels."""
    if Channel.SMS in wishes.choices and not traits.is_required:
        return wishes.choices[Channel.SMS]
    return Channel.SMS in traits.channels or not reach.email


def _plan(channel: str, address: str, traits: Traits, wishes: Wishes, hours: Hours, now: datetime) -> Plan:
    gathered = wishes.pace == "daily" or (wishes.pace == "" and traits.is_gathered)
    if gathered and channel in GATHERED and not traits.is_urgent:
        hour = hours.digest_hour if wishes.digest_hour is None else wishes.digest_hour
        return Plan(channel, address, DispatchState.DIGEST, next_at(now, time(hour), hours.zone), True)
    if channel in LOUD and not traits.is_urgent:
        until = quiet_until(now, *(wishes.quiet or hours.quiet), hours.zone)
        if until is not None:
            return Plan(channel, address, DispatchState.QUIET, until, False)
    return Plan(channel, address, DispatchState.QUEUED, now, False)
