"""What a plan of a file tells beside the plan itself: what was done, and what was promised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.mspdi.values import PlanBaseline, PlanFile
from qala.office.exchange.rules.plans import PlanRow, finish_day, start_day


@dataclass(frozen=True, slots=True)
class Done:
    """Progress of one row that differs from what is known here."""

    code: str
    name: str
    before: int
    percent: int
    start: date | None = None
    finish: date | None = None


@dataclass(frozen=True, slots=True)
class PromisedRow:
    """One row of a baseline of the file; days are inclusive."""

    start: date | None
    finish: date | None
    duration_days: int
    budget: Decimal | None

    def as_json(self) -> list[Any]:
        """For the import that keeps it."""
        days = [each.isoformat() if each else None for each in (self.start, self.finish)]
        return [*days, self.duration_days, None if self.budget is None else str(self.budget)]

    @classmethod
    def from_json(cls, kept: Sequence[Any]) -> PromisedRow:
        """Back from the import."""
        start, finish = (date.fromisoformat(each) if each else None for each in kept[:2])
        return cls(start, finish, int(kept[2]), None if kept[3] is None else Decimal(kept[3]))


Promise = dict[str, PromisedRow]
"""A baseline by the codes of its rows."""


def done_of(
    rows: Sequence[PlanRow], known: dict[str, PlanRow], findings: list[Finding], groups: set[str]
) -> list[Done]:
    """What the file tells of works and milestones that is not known here yet. Parts of a per cent are no news, and 0
    stands in MS Project where nobody has told anything."""
    made = []
    for row in rows:
        was = known.get(row.code)
        before = was.percent if was else 0
        start, finish = row.actual_start, row.actual_finish
        if start and finish and finish < start:
            findings.append(Finding("actual_order", row.code, f"{start} – {finish}"))
            start = finish = None
        # Begun without a per cent: nothing is counted as begun here before something of it is done.
        start = start if row.percent else None
        finish = finish if row.percent == 100 else None
        days = (was.actual_start, was.actual_finish) if was else (None, None)
        told = (start or days[0], finish or days[1])
        if row.kind not in groups and row.percent and (row.percent != before or told != days):
            made.append(Done(row.code, row.name, before, row.percent, start, finish))
    return made


def promises_of(plan: PlanFile, rows: Sequence[PlanRow]) -> dict[int, Promise]:
    """The baselines of the file by their numbers there."""
    found: defaultdict[int, Promise] = defaultdict(dict)
    for task, row in zip(plan.tasks, rows, strict=True):
        for each in task.baselines:
            if each.start is not None or each.finish is not None:
                found[each.number][row.code] = _promised(each, plan.minutes_per_day, row.kind)
    return dict(sorted(found.items()))


def _promised(told: PlanBaseline, per_day: int, kind: str) -> PromisedRow:
    start, finish = start_day(told.start), finish_day(told.start, told.finish)
    if start and finish and finish < start:
        start = finish
    if kind == "milestone":
        days = 0
    elif told.duration is not None:
        days = -(-told.duration // per_day)
    else:
        days = (finish - start).days + 1 if start and finish else 0
    return PromisedRow(start, finish or start, days, told.cost)
