"""When what failed is tried again."""

from datetime import timedelta

# An update that could not be handled; afterwards only by hand.
HANDLE = tuple(timedelta(seconds=s) for s in (5, 30, 120))
# An answer that could not be sent: the last attempt is more than a day after the first.
SEND = tuple(timedelta(seconds=s) for s in (2, 10, 60, 300, 1800, 7200, 28800, 86400))


def pause(pauses: tuple[timedelta, ...], attempts: int) -> timedelta | None:
    """The pause after so many failures (1: the first), None when it is enough."""
    return pauses[attempts - 1] if 1 <= attempts <= len(pauses) else None
