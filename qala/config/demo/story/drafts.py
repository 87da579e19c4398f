"""The register before it is lived: who writes when, where and about what."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from qala.config.demo.story import rhythm
from qala.config.demo.story.cast import Cast, House, Subject, chance

CHANNELS = {"phone": 75, "web": 10, "messenger": 8, "desk": 3, "social": 3, "camera": 1}
MOST_IN_HOUSE = 0.96


@dataclass(frozen=True, slots=True)
class Draft:
    """An appeal to come. `index` is its place in the order of receipt; `main` the draft it will be merged into."""

    index: int
    at: datetime
    subject: Subject
    house: House | None
    has_building: bool
    channel: str
    language: str
    is_latin: bool
    is_blackout: bool
    main: int | None = None


def draw(count: int, until: datetime, zone: ZoneInfo, cast: Cast, rng: random.Random) -> list[Draft]:
    """All drafts in the order of receipt; the same seed draws the same city for the same `until`."""
    outage_count = round(count * rhythm.BLACKOUT_SHARE)
    begins = rhythm.blackout_begins(until, zone)
    plain = [(at, False) for at in rhythm.moments(count - outage_count, until, zone, rng)]
    # Most call in the first minutes, the rest of the evening trickles in.
    outage = [(begins + rhythm.BLACKOUT_FOR * rng.betavariate(1.1, 2.4), True) for _ in range(outage_count)]
    made: list[Draft] = []
    firsts: dict[str, int] = {}
    for index, (at, is_blackout) in enumerate(sorted(plain + outage)):
        made.append(_outage(index, at, cast, rng, firsts) if is_blackout else _plain(index, at, cast, rng))
    return made


def _plain(index: int, at: datetime, cast: Cast, rng: random.Random) -> Draft:
    subject = _subject(at, cast, rng)
    house = rng.choice(cast.houses) if chance(rng, 0.95) else None
    has_building = house is not None and subject.is_in_house and chance(rng, MOST_IN_HOUSE)
    channel = rng.choices(list(CHANNELS), list(CHANNELS.values()))[0]
    language = "kk" if chance(rng, 0.45) else "ru"
    is_latin = language == "kk" and channel != "phone" and chance(rng, 0.15)
    return Draft(index, at, subject, house, has_building, channel, language, is_latin, is_blackout=False)


def _subject(at: datetime, cast: Cast, rng: random.Random) -> Subject:
    on = at.date()
    groups = list(cast.subjects)
    weights = [cast.group_weights[group] * rhythm.group_weight(group, on) for group in groups]
    group = rng.choices(groups, weights)[0]
    # The catalogue lists common matters first.
    subjects = [one for one in cast.subjects[group] if rhythm.has_season(one.code, on)]
    return rng.choices(subjects, [1 / (1 + 0.2 * place) for place in range(len(subjects))])[0]


def _outage(index: int, at: datetime, cast: Cast, rng: random.Random, firsts: dict[str, int]) -> Draft:
    """A call of the blackout. Some are merged into the first call of the district; its parity is kept, because two
    processes share the work by parity."""
    district = rng.choice(rhythm.BLACKOUT_DISTRICTS)
    key = f"{district} {index % 2}"
    main = firsts.get(key) if chance(rng, 0.4) else None
    if main is None:
        firsts.setdefault(key, index)
    language = "kk" if chance(rng, 0.45) else "ru"
    channel = "phone" if chance(rng, 0.85) else "messenger"
    subject = cast.subject("no-power-house" if chance(rng, 0.7) else "no-power-quarter")
    house = rng.choice(cast.houses_in[district])
    return Draft(index, at, subject, house, True, channel, language, False, is_blackout=True, main=main)
