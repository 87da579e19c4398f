"""When a conversation began and ended, from what the browser counted."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST = timedelta(hours=12)


@dataclass(frozen=True)
class Times:
    """began ≤ ended ≤ wrapped."""

    started_at: datetime
    ended_at: datetime
    wrapped_at: datetime


def times(
    *, now: datetime, opened_at: datetime | None = None, elapsed_s: float = 0, wrapping_s: float = 0
) -> Times:
    """`elapsed_s` since the first key, `wrapping_s` since the end of the talk; seconds, so that a wrong clock of a
    desk does not matter. An earlier draft on the server wins over what the tab counted."""
    longest = LONGEST.total_seconds()
    started = now - timedelta(seconds=min(max(elapsed_s, 0), longest))
    if opened_at is not None and now - LONGEST <= opened_at < started:
        started = opened_at
    ended = max(started, now - timedelta(seconds=min(max(wrapping_s, 0), longest)))
    return Times(started, ended, now)
