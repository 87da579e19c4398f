"""What other rooms hand in: work that waits, how much comes in, and what an operator has done.

A room above registers its sources at start (in its `handlers.py`); this room never imports it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class QueueItem:
    """One thing that waits for an operator. `key` names it within its channel for ever; title and hint are shown to
    every operator, so they hold no personal data. `priority`: larger is more urgent, 0 is ordinary."""

    channel: str
    key: str
    waiting_since: datetime
    title: Text
    priority: int = 0
    language: str = ""
    url: str = ""
    hint: Text = ""


@dataclass(frozen=True)
class QueueSource:
    """A channel with a queue. `waiting(limit)`: the most urgent first; `find(key)`: the item while it still waits, else
    None; `count()`: how many wait in all. When one is settled elsewhere the room calls `actions.queue.settle`."""

    code: str
    label: Text
    icon: str
    waiting: Callable[[int], Iterable[QueueItem]]
    find: Callable[[str], QueueItem | None]
    count: Callable[[], int]


@dataclass(frozen=True)
class LoadSource:
    """Measured arrivals. `hourly(since, until)`: pairs (beginning of the hour in UTC, how many came in it);
    `handle_seconds(since, until)`: mean handling time, None when it is not measured."""

    code: str
    label: Text
    hourly: Callable[[datetime, datetime], Iterable[tuple[datetime, int]]]
    handle_seconds: Callable[[datetime, datetime], float | None]


@dataclass(frozen=True)
class Described:
    """A piece of work as a reviewer sees it; opening `url` asks for the person's own rights."""

    label: Text
    url: str = ""


@dataclass(frozen=True)
class WorkSource:
    """What an operator has done, by model label. `done_by(operator, since, until)`: ids; `describe(ids)`: words;
    `notes_of(operator)`: the address of what the operator has written down today."""

    kind: str
    label: Text
    done_by: Callable[[Any, datetime, datetime], Sequence[int]]
    describe: Callable[[Sequence[int]], Mapping[int, Described]]
    notes_of: Callable[[Any], str] | None = None


_queues: dict[str, QueueSource] = {}
_loads: dict[str, LoadSource] = {}
_works: dict[str, WorkSource] = {}


def register_queue(source: QueueSource) -> None:
    """Show a channel's queue; the same code again replaces it."""
    _queues[source.code] = source


def register_load(source: LoadSource) -> None:
    """Offer a measured load to the staffing page; the last one registered is proposed first."""
    _loads[source.code] = source


def register_work(source: WorkSource) -> None:
    """Let a kind of work be sampled and reviewed."""
    _works[source.kind] = source


def queues() -> list[QueueSource]:
    """Every channel with a queue."""
    return list(_queues.values())


def queue(code: str) -> QueueSource | None:
    """One of them, None when nobody registered it."""
    return _queues.get(code)


def loads() -> list[LoadSource]:
    """Every measured load, the latest registered first."""
    return list(reversed(_loads.values()))


def works() -> list[WorkSource]:
    """Every kind of work."""
    return list(_works.values())


def work(kind: str) -> WorkSource | None:
    """One of them, None when nobody registered it."""
    return _works.get(kind)


def notes_of(operator: Any) -> str:
    """Where a supervisor reads along, "" when no room has said so."""
    return next((source.notes_of(operator) for source in _works.values() if source.notes_of), "")


def forget(*codes: str) -> None:
    """Take sources out again, for tests."""
    for code in codes:
        for known in (_queues, _loads, _works):
            known.pop(code, None)
