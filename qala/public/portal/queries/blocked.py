"""Blocked words of today, at most `FRESH_FOR` seconds behind the database."""

import time
from datetime import date

from qala.public.portal.models import BlockedWord
from qala.shared.clock import today

FRESH_FOR = 5.0
_kept: tuple[float, date, tuple[str, ...]] | None = None


def blocked_words() -> tuple[str, ...]:
    """One statement every few seconds in a process."""
    global _kept
    day = today()
    if _kept is not None and _kept[1] == day and time.monotonic() - _kept[0] < FRESH_FOR:
        return _kept[2]
    words = tuple(BlockedWord.objects.as_of(day).values_list("word", flat=True))
    _kept = (time.monotonic(), day, words)
    return words


def forget() -> None:
    """Read anew at the next question: after an edit in this process, and between tests."""
    global _kept
    _kept = None
