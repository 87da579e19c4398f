"""News between rooms: frozen dataclasses, published inside the transaction that made them true.

Listeners run at once and in the same transaction, so either all of it happened or none. A listener that must reach
outside the database defers a job. The higher room listens (`handlers.py`); the lower one never knows it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import transaction

E = TypeVar("E")
Listener = Callable[[Any], None]

_listeners: dict[type, list[Listener]] = defaultdict(list)
_deaf: ContextVar[frozenset[Listener]] = ContextVar("qala_events_deaf", default=frozenset())


def listens(event_type: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Register a function for one event type."""

    def register(function: Callable[[E], None]) -> Callable[[E], None]:
        if function not in _listeners[event_type]:
            _listeners[event_type].append(function)
        return function

    return register


def publish(event: object) -> None:
    """Tell everybody who listens to this type. Must run inside `atomic()`; a listener's error undoes the action."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{type(event).__name__} was published outside a transaction")
    deaf = _deaf.get()
    for listener in tuple(_listeners[type(event)]):
        if listener not in deaf:
            listener(event)


@contextmanager
def unheard(*by: Listener) -> Iterator[None]:
    """Inside the block these listeners are not called: for a writer of history who knows that they have nothing to do
    yet, and would be asked a hundred thousand times."""
    token = _deaf.set(_deaf.get() | set(by))
    try:
        yield
    finally:
        _deaf.reset(token)


def listeners() -> dict[type, list[Listener]]:
    """Every event type with its listeners, for the documentation page and the tests."""
    return {event: list(functions) for event, functions in _listeners.items() if functions}
