"""Questions about the tree of organisations and the line of successors, on plain ids."""

from collections.abc import Iterable, Iterator, Mapping


def would_cycle(parents: Mapping[int, int | None], child: int, parent: int | None) -> bool:
    """Whether `child` would become its own ancestor under `parent`."""
    seen: set[int] = set()
    while parent is not None and parent not in seen:
        if parent == child:
            return True
        seen.add(parent)
        parent = parents.get(parent)
    return False


def descendants(parents: Mapping[int, int | None], top: int) -> set[int]:
    """Ids below `top`, without it."""
    children = _children(parents)
    found: set[int] = set()
    waiting = [top]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in found and child != top:
                found.add(child)
                waiting.append(child)
    return found


def walk(parents: Mapping[int, int | None], order: Iterable[int]) -> Iterator[tuple[int, int]]:
    """(id, depth) parents before children, siblings in `order`; a missing parent makes a root."""
    ranked = list(order)
    present = set(ranked)
    children = _children({one: parents.get(one) for one in ranked})
    stack = [(one, 0) for one in reversed(ranked) if parents.get(one) not in present]
    while stack:
        one, depth = stack.pop()
        yield one, depth
        stack.extend((child, depth + 1) for child in reversed(children.get(one, ())))


def final_heirs(successors: Mapping[int, list[int]], start: int, living: set[int]) -> list[int]:
    """The living ones at the ends of the line of succession from `start`, each once, nearest first.

    A line stops at the first living successor; a dead end gives nothing. `start` itself is not looked at.
    """
    heirs: list[int] = []
    seen = {start}
    waiting = list(successors.get(start, ()))
    while waiting:
        one = waiting.pop(0)
        if one in seen:
            continue
        seen.add(one)
        if one in living:
            heirs.append(one)
        else:
            waiting.extend(successors.get(one, ()))
    return heirs


def _children(parents: Mapping[int, int | None]) -> dict[int, list[int]]:
    children: dict[int, list[int]] = {}
    for child, parent in parents.items():
        if parent is not None:
            children.setdefault(parent, []).append(child)
    return children
