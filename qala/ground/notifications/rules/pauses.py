"""When a dispatch is tried again, and when it is given up."""

from datetime import timedelta

# After the first failure, the second, … Seven attempts reach over more than a day.
PAUSES = tuple(timedelta(minutes=m) for m in (1, 5, 20, 60, 4 * 60, 20 * 60))
MOST_TRIES = len(PAUSES) + 1


def pause_after(tries: int) -> timedelta | None:
    """The pause after so many attempts; None when it is given up."""
    return PAUSES[tries - 1] if 1 <= tries < MOST_TRIES else None
