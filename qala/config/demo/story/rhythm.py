"""When people write and about what: hours, weekdays, seasons, one blackout evening."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = 91
HOURS = (3, 2, 1, 1, 1, 2, 5, 12, 26, 38, 40, 38, 32, 30, 33, 34, 33, 32, 34, 33, 28, 20, 12, 6)
WEEK = (1.15, 1.1, 1.05, 1.0, 1.0, 0.72, 0.58)
# Weight of a topic group by month, January first; a group that is not here is the same all year.
GROUP_SEASONS: dict[str, tuple[float, ...]] = {
    "heat": (2.0, 1.8, 1.2, 0.7, 0.3, 0.2, 0.2, 0.4, 0.8, 2.0, 1.7, 1.8),
    "winter": (2.4, 2.0, 1.4, 0.3, 0.0, 0.0, 0.0, 0.0, 0.0, 0.4, 1.6, 2.2),
    "yards": (0.3, 0.3, 0.6, 1.2, 1.6, 1.7, 1.7, 1.5, 1.2, 0.8, 0.4, 0.3),
    "education": (1.0, 1.0, 1.0, 1.0, 1.0, 0.7, 0.7, 1.8, 1.7, 1.0, 1.0, 1.0),
    "roads": (0.7, 0.8, 1.3, 1.5, 1.3, 1.1, 1.0, 1.0, 1.0, 1.0, 0.8, 0.7),
    "order": (0.8, 0.8, 0.9, 1.0, 1.1, 1.3, 1.3, 1.2, 1.0, 0.9, 0.8, 0.8),
}
# Topics that exist only in some months.
TOPIC_MONTHS: dict[str, tuple[int, ...]] = {
    "mosquitoes": (5, 6, 7, 8),
    "lawn-watering": (5, 6, 7, 8, 9),
    "grass-high": (5, 6, 7, 8, 9),
    "fountain": (5, 6, 7, 8, 9),
    "leaves": (9, 10, 11),
    "meltwater": (3, 4),
    "icicles": (11, 12, 1, 2, 3),
    "bus-cold": (10, 11, 12, 1, 2, 3),
    "school-cold": (9, 10, 11, 12, 1, 2, 3, 4),
    "kindergarten-cold": (9, 10, 11, 12, 1, 2, 3, 4),
    "no-heat-one-riser": (10, 11, 12, 1, 2, 3, 4),
    "scooter-parked": (4, 5, 6, 7, 8, 9, 10),
}
BLACKOUT_AGO = 24
BLACKOUT_FOR = timedelta(minutes=90)
BLACKOUT_SHARE = 0.05
BLACKOUT_DISTRICTS = ("almaty", "saraishyk")


def moments(count: int, until: datetime, zone: ZoneInfo, rng: random.Random) -> list[datetime]:
    """So many moments of receipt in the `DAYS` before `until`, in order."""
    last = until.astimezone(zone).date()
    days = [last - timedelta(days=ago) for ago in range(DAYS, -1, -1)]
    weights = [WEEK[day.weekday()] * rng.uniform(0.85, 1.15) for day in days]
    made: list[datetime] = []
    while len(made) < count:
        day = rng.choices(days, weights)[0]
        hour = rng.choices(range(24), HOURS)[0]
        moment = datetime.combine(day, time(hour, rng.randrange(60), rng.randrange(60)), zone)
        if moment < until:
            made.append(moment)
    return sorted(made)


def group_weight(group: str, on: date) -> float:
    """How much the season favours a group, 1 in an ordinary month; months run into each other."""
    months = GROUP_SEASONS.get(group)
    if months is None:
        return 1.0
    share = (on.day - 1) / 30
    return months[on.month - 1] * (1 - share) + months[on.month % 12] * share


def has_season(topic: str, on: date) -> bool:
    """Whether a topic is of this month."""
    return topic not in TOPIC_MONTHS or on.month in TOPIC_MONTHS[topic]


def blackout_begins(until: datetime, zone: ZoneInfo) -> datetime:
    """Ten past seven in the evening of a day some weeks ago."""
    on = until.astimezone(zone).date() - timedelta(days=BLACKOUT_AGO)
    return datetime.combine(on, time(19, 10), zone)
