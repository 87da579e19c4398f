"""Several people at once, each in a thread with a connection of its own."""

import contextvars
import threading
from collections.abc import Callable
from typing import Any

from django.db import connections

from qala.shared.errors import Refusal

PATIENCE = 30  # seconds; PostgreSQL itself ends a deadlock after one
Act = Callable[[], Any]


def at_once(*acts: Act) -> list[Any]:
    """Run every act in a thread of its own, all beginning together; their results, a Refusal in place of one.

    Anything else that is raised (a deadlock, a broken constraint) fails the test.
    """
    start = threading.Barrier(len(acts))
    results: list[Any] = [None] * len(acts)

    def run(index: int, act: Act, context: contextvars.Context) -> None:
        try:
            start.wait(PATIENCE)
            results[index] = context.run(act)
        except Refusal as refusal:
            results[index] = refusal
        except BaseException as error:
            results[index] = error
        finally:
            connections.close_all()

    # The frozen clock lives in the context, which a thread does not inherit.
    threads = [
        threading.Thread(target=run, args=(*pair, contextvars.copy_context()), daemon=True)
        for pair in enumerate(acts)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads), "somebody waits for ever"
    broken = [one for one in results if isinstance(one, BaseException) and not isinstance(one, Refusal)]
    assert not broken, broken
    return results


def refused(results: list[Any]) -> list[Refusal]:
    return [one for one in results if isinstance(one, Refusal)]
