"""Which cells of a table by groups may be shown so that none of the others can be computed.

A table has groups as rows and answers as columns; the totals of its rows and columns are public. A cell below `fewest`
is hidden, and with it others, until nobody can tell from the totals what stands in a hidden cell: for each one the
totals must leave a span of at least `fewest` possible values that reaches `fewest`; or, where fewer than that gave the
answer in the whole city, all that this total leaves. The span is exact: tables with the
given totals and shown cells are flows in a bipartite graph, and the largest flow around a cell says how far it can move
(Gusfield, "A graph theoretic approach to statistical data security", 1988).
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

Cell = tuple[int, int]
Grid = Sequence[Sequence[int]]
Hidden = set[Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be shown. `caps`: the largest count that a cell may hold, where that is known to everybody; then what
    is missing up to it is as telling as the count. The last `slack` columns balance the totals and are never shown."""

    grid: Grid
    caps: Grid | None = None
    slack: int = 0

    @property
    def columns(self) -> int:
        """How many columns may be shown."""
        return len(self.grid[0]) - self.slack

    def room(self, cell: Cell) -> int:
        """By how much a cell could grow; without a cap by all people of the table."""
        i, j = cell
        return self.caps[i][j] - self.grid[i][j] if self.caps else sum(map(sum, self.grid))

    def need(self, column: int, fewest: int) -> int:
        """How far the values of a hidden cell must reach: no further than everybody knows the column to go."""
        return min(fewest, sum(row[column] for row in self.grid))

    def is_small(self, cell: Cell, fewest: int) -> bool:
        """Whether so few people stand behind the cell, or behind its opposite, that it may not be shown."""
        i, j = cell
        return self.grid[i][j] < fewest or (self.caps is not None and self.room(cell) < fewest)


def shown(sheet: Sheet, fewest: int) -> list[list[int | None]] | None:
    """The grid with None for hidden cells; None when no part of it can be shown safely.

    >>> shown(Sheet([[20, 2], [30, 40]]), 5) is None
    True
    >>> shown(Sheet([[20, 12], [30, 40]]), 5)
    [[20, 12], [30, 40]]
    """
    cells = [(i, j) for i, row in enumerate(sheet.grid) for j in range(len(row))]
    balance = {cell for cell in cells if cell[1] >= sheet.columns}
    hidden = {cell for cell in cells if cell not in balance and sheet.is_small(cell, fewest)}
    # Whatever is hidden beside it, a cell that was safe stays so.
    safe: Hidden = set()
    while waiting := sorted(hidden - safe):
        if is_safe(sheet, hidden | balance, waiting[0], fewest):
            safe.add(waiting[0])
            continue
        more = _cheapest(sheet, hidden, waiting[0])
        if more is None:
            return None
        hidden.add(more)
    if len(hidden) == len(cells) - len(balance):
        return None
    return [
        [None if (i, j) in hidden else row[j] for j in range(sheet.columns)]
        for i, row in enumerate(sheet.grid)
    ]


def is_safe(sheet: Sheet, hidden: Hidden, cell: Cell, fewest: int) -> bool:
    """Whether the totals leave enough values possible for the hidden cell."""
    lowest, highest = span(sheet, hidden, cell)
    need = sheet.need(cell[1], fewest)
    if sheet.caps is not None:
        cap = sheet.caps[cell[0]][cell[1]]
        others = sum(row[cell[1]] for row in sheet.caps) - sum(row[cell[1]] for row in sheet.grid)
        if cap - lowest < min(fewest, others):
            return False
        need = min(need, cap)
    return highest - lowest >= need and highest >= need


def span(sheet: Sheet, hidden: Hidden, cell: Cell) -> tuple[int, int]:
    """The least and the largest count that the cell could hold, by the totals and the cells that are shown."""
    i, j = cell
    value, others = sheet.grid[i][j], hidden - {cell}
    # More in this cell: as much must flow back from its column to its row through other hidden cells. And less.
    more = _flow(sheet, others, ("c", j), ("r", i), sheet.room(cell))
    less = _flow(sheet, others, ("r", i), ("c", j), value)
    return value - less, value + more


Node = tuple[str, int]


def _flow(sheet: Sheet, cells: Hidden, start: Node, goal: Node, limit: int) -> int:
    """The largest flow up to a limit: from row to column a hidden cell grows, from column to row it shrinks."""
    room: dict[Node, dict[Node, int]] = {}
    for i, j in cells:
        room.setdefault(("r", i), {})[("c", j)] = sheet.room((i, j))
        room.setdefault(("c", j), {})[("r", i)] = sheet.grid[i][j]
    total = 0
    while total < limit:
        path = _path(room, start, goal)
        if not path:
            break
        step = min([room[a][b] for a, b in path] + [limit - total])
        for a, b in path:
            room[a][b] -= step
            room[b][a] += step
        total += step
    return total


def _path(room: dict[Node, dict[Node, int]], start: Node, goal: Node) -> list[tuple[Node, Node]]:
    """The shortest way along which something can still flow; empty when there is none."""
    came: dict[Node, Node] = {start: start}
    queue = deque([start])
    while queue and goal not in came:
        here = queue.popleft()
        for there, left in room.get(here, {}).items():
            if left > 0 and there not in came:
                came[there] = here
                queue.append(there)
    path: list[tuple[Node, Node]] = []
    here = goal
    while here in came and here != start:
        path.append((came[here], here))
        here = came[here]
    return path


def _cheapest(sheet: Sheet, hidden: Hidden, near: Cell) -> Cell | None:
    """The smallest cell still shown in the row or the column, else anywhere; where ties stand, the first."""
    cells = [
        (row[j], i, j)
        for i, row in enumerate(sheet.grid)
        for j in range(sheet.columns)
        if (i, j) not in hidden
    ]
    if not cells:
        return None
    beside = [one for one in cells if one[1] == near[0] or one[2] == near[1]]
    _count, i, j = min(beside or cells)
    return i, j


def merge(sizes: dict[str, int], fewest: int) -> list[list[str]]:
    """Groups large enough to stand alone, in the given order, and at the end those that stand together, if any.

    Those below `fewest`, and "" (people who said nothing), go together; when together they are still too few, the
    smallest of the others joins them. Empty groups are left out.

    >>> merge({"a": 9, "b": 3, "c": 20, "": 1}, 5)
    [['c'], ['a', 'b', '']]
    """
    there = {name: size for name, size in sizes.items() if size}
    together = [name for name, size in there.items() if size < fewest]
    alone = [name for name in there if name not in together]
    while together and sum(there[name] for name in together) < fewest and alone:
        least = min(alone, key=lambda name: there[name])
        alone.remove(least)
        together.append(least)
    order = list(there)
    return [[name] for name in alone] + ([sorted(together, key=order.index)] if together else [])
