"""What changed in the columns of a dataset: programs that read it by name or by place break at these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Columns = Sequence[Sequence[str]]
"""(code, kind) of each, in order."""


@dataclass(frozen=True)
class Difference:
    """Codes of columns that came, went, or hold other values; `is_moved`: those that stay stand in another order."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    retyped: tuple[str, ...] = ()
    is_moved: bool = False


def difference(before: Columns, after: Columns) -> Difference:
    """
    >>> difference([("a", "TEXT"), ("b", "DAY"), ("c", "TEXT")], [("c", "TEXT"), ("b", "TEXT"), ("d", "TEXT")])
    Difference(added=('d',), removed=('a',), retyped=('b',), is_moved=True)
    >>> difference([("a", "TEXT")], [("a", "TEXT")]) == Difference()
    True
    """
    old, new = _by_code(before), _by_code(after)
    stay = [code for code in new if code in old]
    return Difference(
        tuple(code for code in new if code not in old),
        tuple(code for code in old if code not in new),
        tuple(code for code in stay if old[code] != new[code]),
        stay != [code for code in old if code in new],
    )


def _by_code(columns: Iterable[Sequence[str]]) -> dict[str, str]:
    return {each[0]: each[1] for each in columns}
