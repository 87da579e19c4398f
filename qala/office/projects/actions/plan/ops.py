"""What can be done to a plan, as values; `change_plan` applies several at once.

A row is named by its id, or by the `key` under which an earlier `Add` of the same change has made it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Ref = int | str
Way = Literal["indent", "outdent", "up", "down"]


@dataclass(frozen=True)
class Add:
    """A new row; `after` is the sibling before it (None: the last). Without `code` the next free number."""

    fields: Mapping[str, Any]
    parent: Ref | None = None
    after: Ref | None = None
    key: str = ""


@dataclass(frozen=True)
class Change:
    """Columns of a row, as `WorkItem` has them."""

    item: Ref
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Move:
    """Another place: under `parent`, behind its child `after` (None: as the first)."""

    item: Ref
    parent: Ref | None
    after: Ref | None = None


@dataclass(frozen=True)
class Shift:
    """One step in the outline: a part of the row above, out of its parent, before or behind a sibling."""

    item: Ref
    way: Way


@dataclass(frozen=True)
class Remove:
    """Out of the plan, with everything below and all links."""

    item: Ref


@dataclass(frozen=True)
class Link:
    """`after` waits for `before`; a link that is there gets this kind and lag."""

    before: Ref
    after: Ref
    kind: str = "FS"
    lag: int = 0


@dataclass(frozen=True)
class Unlink:
    """They do not wait for each other any more."""

    before: Ref
    after: Ref


@dataclass(frozen=True)
class Waits:
    """All predecessors of a row, as text: "3; 5SS+2"."""

    item: Ref
    text: str


@dataclass(frozen=True)
class Drag:
    """Dates by hand: a start becomes "no earlier than", a finish the duration (of a milestone "no earlier than")."""

    item: Ref
    start: date | None = None
    finish: date | None = None


Op = Add | Change | Move | Shift | Remove | Link | Unlink | Waits | Drag
