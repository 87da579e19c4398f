"""Reference data: each room registers an idempotent loader; `qala load-reference` runs them in order."""

from collections.abc import Callable
from dataclasses import dataclass

Loader = Callable[[Callable[[str], None]], None]


@dataclass(frozen=True)
class ReferencePart:
    """One room's loader. It is given a `report(line)` function and may run any number of times."""

    order: int
    label: str
    load: Loader


_parts: dict[str, ReferencePart] = {}


def register(order: int, label: str, load: Loader) -> None:
    """Rooms call this from `reference.py`; lower orders run first (ground 10–49, contact 50–79)."""
    _parts[label] = ReferencePart(order, label, load)


def parts() -> list[ReferencePart]:
    """All parts in their order."""
    return sorted(_parts.values(), key=lambda part: (part.order, part.label))
