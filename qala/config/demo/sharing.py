"""The work of many appeals in two processes. Imports of the house stand inside functions: a process that is started
anew meets this module before Django is ready."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qala.config.demo.making import Share, Tick

FEW = 400
"""So few appeals are played where we are."""
LOCK = 7_160_109
POLL_FOR = 0.1


class PartFailed(Exception):
    """A process ended before its work did; its own words are on the terminal."""


def wait_for_leftovers() -> None:
    """Processes of a killed run notice within seconds that their parent is gone; nothing may begin before."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s), pg_advisory_unlock(%s)", [LOCK, LOCK])


def play_all(whole: Share, tick: Tick, *, processes: int) -> None:
    """Play it here, or in so many processes. Raises PartFailed."""
    from qala.config.demo.making import play

    if processes == 1 or whole.count < FEW:
        play(whole, tick)
        return
    from django.db import connection

    # No process may inherit an open connection.
    connection.close()
    if connection.settings_dict["OPTIONS"].get("pool"):
        getattr(connection, "close_pool")()  # noqa: B009  PostgreSQL's own; the base class does not know it
    context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    counters = [context.Value("i", 0) for _ in range(processes)]
    parts = [
        context.Process(
            target=_part, args=(replace(whole, number=n, of=processes), counters[n], os.getpid()), daemon=True
        )
        for n in range(processes)
    ]
    for part in parts:
        part.start()
    _watch(parts, counters, tick)


def _watch(parts: list[Any], counters: list[Any], tick: Tick) -> None:
    told = 0
    try:
        while any(part.is_alive() for part in parts):
            if any(part.exitcode for part in parts):
                break
            time.sleep(POLL_FOR)
            done = sum(counter.value for counter in counters)
            tick(done - told)
            told = done
    finally:
        for part in parts:
            if part.exitcode is None and any(other.exitcode for other in parts):
                part.terminate()
            part.join()
    if any(part.exitcode for part in parts):
        raise PartFailed


def _part(share: Share, counter: Any, parent: int) -> None:
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    from django.db import connection

    from qala.config.demo.making import play

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock_shared(%s)", [LOCK])

    def count(made: int) -> None:
        if os.getppid() != parent:
            # Killed together with the parent in all but name: what is written so far is swept by the next run.
            os._exit(1)
        counter.value += made

    play(share, count)
    connection.close()
