"""What an operator may be doing, what follows what, and what the intervals of a log add up to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    """The states of a signed-on operator; whoever is signed off is in none."""

    AVAILABLE = "available", pgettext_lazy("operator", "Available")
    CONTACT = "contact", _("In contact")
    WRAP = "wrap", _("After-call work")
    BREAK = "break", _("On a break")
    AWAY = "away", _("Away")


ICONS = {
    State.AVAILABLE: ("headset", "good"),
    State.CONTACT: ("phone-call", "info"),
    State.WRAP: ("writing", "gold"),
    State.BREAK: ("player-pause", "neutral"),
    State.AWAY: ("user-off", "warn"),
}
# A contact begins only with somebody who is at the place; after-call work follows a contact.
FOLLOWS: dict[str, frozenset[str]] = {
    State.AVAILABLE: frozenset({State.CONTACT, State.WRAP, State.BREAK, State.AWAY}),
    State.CONTACT: frozenset({State.AVAILABLE, State.WRAP, State.BREAK, State.AWAY}),
    State.WRAP: frozenset({State.AVAILABLE, State.CONTACT, State.BREAK, State.AWAY}),
    State.BREAK: frozenset({State.AVAILABLE, State.AWAY, State.BREAK}),
    State.AWAY: frozenset({State.AVAILABLE, State.BREAK}),
}
WORKING = frozenset({State.AVAILABLE, State.CONTACT, State.WRAP})
BUSY = frozenset({State.CONTACT, State.WRAP})


def may_follow(before: str, after: str) -> bool:
    """Whether the state may come right after the other."""
    return after in FOLLOWS[before]


@dataclass(frozen=True, slots=True)
class Interval:
    """A piece of the log, half-open; `until` None is still going on."""

    state: str
    since: datetime
    until: datetime | None
    reason: str = ""


@dataclass
class Sums:
    """What a span adds up to: seconds by state and by break reason, contacts begun in the span."""

    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(State.values, 0.0))
    breaks: dict[str, float] = field(default_factory=dict)
    contact_count: int = 0

    @property
    def signed_on(self) -> float:
        """All seconds of the log."""
        return sum(self.seconds.values())

    @property
    def occupancy(self) -> float | None:
        """Busy / (busy + waiting for work); None when there was neither."""
        busy = sum(self.seconds[state] for state in BUSY)
        whole = busy + self.seconds[State.AVAILABLE]
        return busy / whole if whole else None

    @property
    def handle_seconds(self) -> float | None:
        """Mean of contact and after-call work per contact begun; None without contacts."""
        busy = sum(self.seconds[state] for state in BUSY)
        return busy / self.contact_count if self.contact_count else None


def clipped(one: Interval, since: datetime, until: datetime) -> float:
    """Seconds of the interval inside [since, until); an open one lasts until the end."""
    begin, end = max(one.since, since), min(one.until or until, until)
    return max(0.0, (end - begin).total_seconds())


def sum_up(intervals: Iterable[Interval], since: datetime, until: datetime) -> Sums:
    """The sums of a span; `until` is now for a span that is not over."""
    sums = Sums()
    for one in intervals:
        length = clipped(one, since, until)
        sums.seconds[one.state] += length
        if one.state == State.BREAK and length:
            sums.breaks[one.reason] = sums.breaks.get(one.reason, 0.0) + length
        if one.state == State.CONTACT and since <= one.since < until:
            sums.contact_count += 1
    return sums


@dataclass(frozen=True)
class Limit:
    """How long a break may last, and all of its kind on one shift; None: as long as needed."""

    each: timedelta | None
    per_shift: timedelta | None

    def is_over(self, this: timedelta, together: timedelta) -> bool:
        """Whether this break, or all of its kind together, have lasted too long."""
        return (self.each is not None and this > self.each) or (
            self.per_shift is not None and together > self.per_shift
        )
