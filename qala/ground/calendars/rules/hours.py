"""Opening hours as people write them ("09:00-13:00, 14:30-18:30") and as they are stored (JSON)."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from qala.ground.calendars.rules.schedule import Hours, check_hours

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Week = tuple[Hours, ...]

_INTERVAL = re.compile(r"^\s*(\d{1,2})[:.](\d{2})\s*[-–—]\s*(\d{1,2})[:.](\d{2})\s*$")


def parse_text(text: str) -> Hours:
    """Read a line of intervals parted by commas; blank is a day off. Raises ValueError."""
    pieces = [piece for piece in re.split(r"[,;]", text) if piece.strip()]
    hours = tuple(_interval(piece) for piece in pieces)
    check_hours(hours)
    return hours


def show_text(hours: Hours) -> str:
    """The line `parse_text` reads back to the same hours."""
    return ", ".join(f"{_clock(opening)}–{_clock(closing)}" for opening, closing in hours)


def from_json(stored: Sequence[Sequence[str]]) -> Hours:
    """Read `[["09:00", "13:00"], …]`. Raises ValueError on anything else."""
    try:
        pairs = [f"{opening}-{closing}" for opening, closing in stored]
    except (TypeError, ValueError):
        raise ValueError("Hours are pairs of times.") from None
    return parse_text(",".join(pairs))


def to_json(hours: Hours) -> list[list[str]]:
    """What `from_json` reads back to the same hours."""
    return [[_clock(opening), _clock(closing)] for opening, closing in hours]


def week_from_json(stored: Mapping[str, Any]) -> Week:
    """Read `{"mon": [["09:00", "18:00"]], …}`; a missing weekday is off. Raises ValueError."""
    if not isinstance(stored, Mapping) or set(stored) - set(WEEKDAYS):
        raise ValueError("Weekly hours are given by weekday.")
    return tuple(from_json(stored.get(name) or ()) for name in WEEKDAYS)


def week_to_json(week: Week) -> dict[str, list[list[str]]]:
    """What `week_from_json` reads back to the same week."""
    return {name: to_json(hours) for name, hours in zip(WEEKDAYS, week, strict=True)}


def usual_hours(week: Week) -> Hours:
    """Hours of the first open weekday: what a moved working day gets when nothing else is said."""
    return next((hours for hours in week if hours), ())


def _interval(piece: str) -> tuple[int, int]:
    found = _INTERVAL.match(piece)
    if not found:
        raise ValueError(f"{piece.strip()!r} is not an interval of times.")
    hour, minute, end_hour, end_minute = (int(part) for part in found.groups())
    if minute > 59 or end_minute > 59:
        raise ValueError("An hour has 60 minutes.")
    return hour * 60 + minute, end_hour * 60 + end_minute


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
