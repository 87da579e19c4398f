"""What a file would change in a plan: rows added, changed, taken out; links too. Shown before anything is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from qala.office.exchange.rules.plans import PlanRow, RowLink

COMPUTED = {
    "planned_start",
    "planned_finish",
    "duration_days",
    "percent",
    "actual_start",
    "actual_finish",
    "budget",
}
"""Of a group these follow from what is below it, so a difference there is no change of its own."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a row."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that differs."""

    row: PlanRow
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything, in the order of the file; removed rows in the order of the plan."""

    added: tuple[PlanRow, ...] = ()
    changed: tuple[RowChange, ...] = ()
    removed: tuple[PlanRow, ...] = ()
    same_count: int = 0
    finish_before: date | None = None
    finish_after: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.added or self.changed or self.removed)


def compare(
    current: Sequence[PlanRow], incoming: Sequence[PlanRow], *, has_dates: bool = False
) -> Difference:
    """Rows are the same when their codes are. Planned dates follow from the network here, so they are compared only
    with `has_dates`."""
    old, new = {row.code: row for row in current}, {row.code: row for row in incoming}
    changed = []
    for code, row in new.items():
        if code in old and (changes := _changes(old[code], row, has_dates=has_dates)):
            changed.append(RowChange(row, changes))
    both = old.keys() & new.keys()
    return Difference(
        added=tuple(row for code, row in new.items() if code not in old),
        changed=tuple(changed),
        removed=tuple(row for code, row in old.items() if code not in new),
        same_count=len(both) - len(changed),
        finish_before=_finish(current),
        finish_after=_finish(incoming),
    )


def _finish(rows: Sequence[PlanRow]) -> date | None:
    return max((row.planned_finish for row in rows if row.planned_finish is not None), default=None)


def _changes(old: PlanRow, new: PlanRow, *, has_dates: bool) -> tuple[Change, ...]:
    passed_over = COMPUTED if new.kind in {"phase", "package"} else set()
    if not has_dates:
        passed_over = passed_over | {"planned_start", "planned_finish"}
    made = []
    for each in fields(PlanRow):
        before, after = getattr(old, each.name), getattr(new, each.name)
        if each.name == "links":
            before, after = _in_order(before), _in_order(after)
        if each.name not in passed_over and before != after:
            made.append(Change(each.name, before, after))
    return tuple(made)


def _in_order(links: Sequence[RowLink]) -> tuple[RowLink, ...]:
    return tuple(sorted(links, key=lambda link: (link.before, link.kind)))
