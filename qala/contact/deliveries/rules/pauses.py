"""When a delivery is tried again, and when it is given up."""

from datetime import timedelta

# After the first failure, the second, … Eight attempts reach over two days, a weekend without anybody at work.
PAUSES = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 3 * 60, 12 * 60, 30 * 60))
MOST_TRIES = len(PAUSES) + 1
# So many failures in a row, and the other side is told to be down: only one delivery a minute probes it.
FAILING_AFTER = 5
# What another attempt will not change: the other side understood, and does not want this one.
FINAL = frozenset({400, 404, 405, 410, 413, 415, 422})


def pause_after(tries: int) -> timedelta | None:
    """The pause after so many attempts; None when it is given up."""
    return PAUSES[tries - 1] if 1 <= tries < MOST_TRIES else None
