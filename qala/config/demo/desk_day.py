"""One operator's shift as intervals: contacts, after-call work, breaks, and waiting between them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

# Minutes of waiting between contacts, by day and by night.
WAITING = {False: (8, 22), True: (35, 85)}
Piece = tuple[str, str, datetime, datetime | None]


@dataclass(frozen=True)
class Day:
    """The frame: the shift, and the moment at which history ends."""

    starts_at: datetime
    ends_at: datetime
    until: datetime
    is_night: bool


def live(day: Day, rng: random.Random) -> Iterator[Piece]:
    """(state, reason of a break, begin, end) without gaps; the last one is open when the shift goes on at `until`."""
    at = day.starts_at + timedelta(minutes=rng.randrange(-6, 9), seconds=rng.randrange(60))
    end = day.ends_at + timedelta(minutes=rng.randrange(0, 12), seconds=rng.randrange(60))
    for state, reason, seconds in _pieces(day, rng):
        following = min(at + timedelta(seconds=seconds), end)
        if at >= day.until or at >= end:
            return
        if following >= day.until:
            yield state, reason, at, None
            return
        yield state, reason, at, following
        at = following


def _pieces(day: Day, rng: random.Random) -> Iterator[tuple[str, str, int]]:
    least, most = WAITING[day.is_night]
    worked, rests = 0, 0
    while True:
        wait = rng.randrange(least * 60, most * 60)
        contact, wrap = int(rng.lognormvariate(5.0, 0.5)) + 30, rng.randrange(20, 140)
        yield "available", "", wait
        yield "contact", "", contact
        yield "wrap", "", wrap
        worked += wait + contact + wrap
        if worked > 110 * 60:
            worked, rests = 0, rests + 1
            reason, length = ("meal", rng.randrange(25, 47)) if rests == 2 else ("rest", rng.randrange(7, 17))
            yield "break", reason, length * 60
        elif rng.random() < 0.03:
            yield "away", "", rng.randrange(120, 600)
