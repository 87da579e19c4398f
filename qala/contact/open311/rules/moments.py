"""Moments as Open311 writes them, and the window that a search covers."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

WINDOW = timedelta(days=90)
# W3C's subset of ISO 8601, and always with an offset. A plus that nobody escaped arrives as a space.
_FORM = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+ -]\d\d:\d\d)$")


@dataclass(frozen=True)
class Window:
    """From a moment up to, not including, another; no end means until now."""

    since: datetime
    until: datetime | None


def read(text: str) -> datetime:
    """The moment of a text like 2026-03-19T09:30:00+05:00. Raises ValueError."""
    plain = text.strip()
    if not _FORM.match(plain):
        raise ValueError("not a moment with an offset")
    return datetime.fromisoformat(plain.replace(" ", "+"))


def write(moment: datetime | None, zone: tzinfo) -> str | None:
    """The moment in the city's zone, to the second, with its offset."""
    return moment.astimezone(zone).isoformat(timespec="seconds") if moment else None


def window(since: datetime | None, until: datetime | None, now: datetime) -> Window:
    """The last 90 days; with one end 90 days from there; with both what they say. Raises ValueError when they are
    turned round or further apart than 90 days."""
    if since is None:
        return Window(now - WINDOW, None) if until is None else Window(until - WINDOW, until)
    end = since + WINDOW if until is None else until
    if end < since or end - since > WINDOW:
        raise ValueError("too long or turned round")
    return Window(since, end)
