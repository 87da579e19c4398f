"""What was published of one event while a test listened, the listeners of the rooms put back as they were."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from qala.shared import events


@contextmanager
def hearing(event_type: type) -> Iterator[list[Any]]:
    """Every event of the type published inside the block, in order."""
    found: list[Any] = []
    before = list(events._listeners[event_type])
    events.listens(event_type)(found.append)
    try:
        yield found
    finally:
        events._listeners[event_type][:] = before
