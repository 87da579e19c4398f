"""How often a process that ends unasked is started again before we give up."""

from __future__ import annotations

import time
from collections.abc import Callable

from .errors import LaunchError

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
MOST_FAILURES = 6
WITHIN = 600.0
HEALTHY_AFTER = 5.0


class Restarts:
    """Pauses of one process, in seconds: none after a healthy run, then doubling; giving up after a handful.

    A run of five seconds or more counts as healthy: a process that is killed now and then always comes back,
    one that cannot live is reported instead of being started for ever.
    """

    def __init__(self, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._clock = clock
        self._started_at = clock()
        self._failures: list[float] = []

    def started(self) -> None:
        self._started_at = self._clock()

    def pause(self) -> float:
        """Seconds to wait before the next start. Errors: `LaunchError` after a handful in ten minutes."""
        now = self._clock()
        if now - self._started_at >= HEALTHY_AFTER:
            self._failures.clear()
        self._failures = [at for at in self._failures if now - at < WITHIN] + [now]
        if len(self._failures) > MOST_FAILURES:
            raise LaunchError(f"{self._name} ended {len(self._failures)} times in a row; Qala gives up.")
        if len(self._failures) == 1:
            return 0.0
        return min(FIRST_PAUSE * 2.0 ** (len(self._failures) - 2), LONGEST_PAUSE)
