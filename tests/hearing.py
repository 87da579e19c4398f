"""What was published while a test listened, the listeners of the rooms put back as they were."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from qala.shared import events


@contextmanager
def hearing(*event_types: type) -> Iterator[list[Any]]:
    """Every event of the types published inside the block, in order; the rooms hear them as well."""
    found: list[Any] = []
    before = {kind: list(events._listeners[kind]) for kind in event_types}
    for kind in event_types:
        events.listens(kind)(found.append)
    try:
        yield found
    finally:
        for kind, listeners in before.items():
            events._listeners[kind][:] = listeners
