"""When a dispatch may leave: quiet hours and the summary's hour, read on the city's clock."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


def is_quiet(moment: datetime, begin: time, end: time, zone: ZoneInfo) -> bool:
    """Whether the moment lies in [begin, end) of the city's day; it may pass midnight, and an empty span is none."""
    clock = moment.astimezone(zone).time()
    if begin <= end:
        return begin <= clock < end
    return clock >= begin or clock < end


def next_at(moment: datetime, at: time, zone: ZoneInfo) -> datetime:
    """The next time the city's clock shows `at`, after the moment."""
    local = moment.astimezone(zone)
    found = datetime.combine(local.date(), at, zone)
    if found <= local:
        found = datetime.combine(local.date() + timedelta(days=1), at, zone)
    return found


def quiet_until(moment: datetime, begin: time, end: time, zone: ZoneInfo) -> datetime | None:
    """The end of the quiet hours the moment lies in; None when it lies in none."""
    return next_at(moment, end, zone) if is_quiet(moment, begin, end, zone) else None
