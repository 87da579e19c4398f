"""A plan between its two shapes: rows as this house plans (whole days, codes), and the file of MS Project (moments).

A row of a file that came from here is known by its code. In a plan that others made, a row is known by its name and the
names of the groups it stands in, for MS Project numbers its WBS codes anew whenever a row is put in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.mspdi.tasks import place
from qala.office.exchange.rules.mspdi.values import Constraint, PlanFile, PlanTask

MAX_CODE, MAX_NAME = 40, 250
DATED = {"snet", "snlt", "fnet", "fnlt", "mso", "mfo"}


@dataclass(frozen=True, slots=True)
class RowLink:
    """From the row `before`; lag in working days."""

    before: str
    kind: str = "FS"
    lag_days: int = 0


@dataclass(frozen=True, slots=True)
class PlanRow:
    """Days are inclusive. `kind` is phase, package, work or milestone."""

    code: str
    name: str
    parent: str = ""
    kind: str = "work"
    duration_days: int = 0
    planned_start: date | None = None
    planned_finish: date | None = None
    constraint: str = "asap"
    constraint_on: date | None = None
    actual_start: date | None = None
    actual_finish: date | None = None
    percent: int = 0
    budget: Decimal | None = None
    calendar: str = ""
    links: tuple[RowLink, ...] = ()


def rows_of(plan: PlanFile, taken: Sequence[PlanRow] = ()) -> tuple[list[PlanRow], list[Finding]]:
    """The rows of a file. `taken` are those of the plan it is laid over: a row that is known again keeps its code."""
    findings: list[Finding] = []
    codes = _codes(plan.tasks, taken)
    calendars = {each.uid: each.name for each in plan.calendars}
    rows, trail = [], list[str]()
    for task in plan.tasks:
        del trail[task.level - 1 :]
        row = _row(task, plan.minutes_per_day, codes, findings)
        rows.append(
            replace(row, parent=trail[-1] if trail else "", calendar=calendars.get(task.calendar or -1, ""))
        )
        trail.append(row.code)
    return rows, findings


def _row(task: PlanTask, per_day: int, codes: dict[int, str], findings: list[Finding]) -> PlanRow:
    kind = kind_of(task)
    start, finish = start_day(task.start), finish_day(task.start, task.finish)
    constraint = task.constraint.name.lower()
    bound = (start_day if constraint in {"snet", "snlt", "mso"} else _finish_alone)(task.constraint_at)
    if constraint in DATED and bound is None:
        constraint = "asap"
    return PlanRow(
        code=codes[task.uid],
        name=task.name[:MAX_NAME],
        kind=kind,
        duration_days=0 if kind == "milestone" else _days(task, per_day, findings),
        planned_start=start,
        planned_finish=finish or start,
        constraint=constraint,
        constraint_on=bound if constraint in DATED else None,
        actual_start=start_day(task.actual_start),
        actual_finish=finish_day(task.actual_start, task.actual_finish),
        percent=task.percent if task.physical_percent is None else task.physical_percent,
        budget=task.cost if task.cost and not task.is_summary else None,
        links=tuple(
            RowLink(codes[link.uid], link.kind.name, _lag(link.lag, per_day, task, findings))
            for link in task.links
        ),
    )


def kind_of(task: PlanTask) -> str:
    """The kind that a row of the file is here."""
    if task.is_summary:
        return "phase" if task.level == 1 else "package"
    return "milestone" if task.is_milestone or task.duration == 0 else "work"


def start_day(moment: datetime | None) -> date | None:
    """The day on which something begins."""
    return None if moment is None else moment.date()


def finish_day(start: datetime | None, finish: datetime | None) -> date | None:
    """The last day of something: what ends at midnight ended the day before, unless it began there."""
    if finish is None:
        return None
    is_midnight = (finish.hour, finish.minute) == (0, 0)
    return (
        finish.date() - timedelta(days=1)
        if is_midnight and (start is None or start < finish)
        else finish.date()
    )


def _finish_alone(moment: datetime | None) -> date | None:
    return finish_day(None, moment)


def _days(task: PlanTask, per_day: int, findings: list[Finding]) -> int:
    minutes = task.duration
    if minutes is None:
        start, finish = start_day(task.start), finish_day(task.start, task.finish)
        return (finish - start).days + 1 if start and finish else 1
    if minutes % per_day and not task.is_summary:
        findings.append(Finding("part_of_day", place(task.uid, task.name), f"{minutes / per_day:.2g}"))
    return max(1, -(-minutes // per_day))


def _lag(minutes: int, per_day: int, task: PlanTask, findings: list[Finding]) -> int:
    if minutes % per_day:
        findings.append(Finding("lag_part_of_day", place(task.uid, task.name), f"{minutes / per_day:.2g}"))
    # Towards longer waits: half a day of drying is a day here, half a day of lead is none.
    return -(-minutes // per_day)


def _codes(tasks: Sequence[PlanTask], taken: Sequence[PlanRow]) -> dict[int, str]:
    """A code for each task, each once."""
    known = _by_path((row.code, row.name, row.parent) for row in taken)
    own = Counter(task.code for task in tasks if task.code)
    used = {row.code for row in taken} | set(own)
    paths = _paths(tasks)
    codes: dict[int, str] = {}
    given: set[str] = set()
    for task in tasks:
        code = task.code[:MAX_CODE] or known.get(paths[task.uid], "")
        if not code or code in given:
            code = _free(task.wbs[: MAX_CODE - 4] or str(task.uid), used | given)
        codes[task.uid] = code
        given.add(code)
    return codes


def _free(wanted: str, used: set[str]) -> str:
    if wanted not in used:
        return wanted
    return next(code for number in range(2, 10**6) if (code := f"{wanted}-{number}") not in used)


Path = tuple[str, ...]


def _by_path(rows: Iterable[tuple[str, str, str]]) -> dict[Path, str]:
    """Codes by path of names, the second of one name with its number."""
    paths: dict[str, Path] = {}
    seen: Counter[Path] = Counter()
    for code, name, parent in rows:
        path = (*paths.get(parent, ()), " ".join(name.split()).casefold())
        seen[path] += 1
        paths[code] = path if seen[path] == 1 else (*path, str(seen[path]))
    return {path: code for code, path in paths.items()}


def _paths(tasks: Sequence[PlanTask]) -> dict[int, Path]:
    trail: list[str] = []
    triples = []
    for task in tasks:
        del trail[task.level - 1 :]
        triples.append((str(task.uid), task.name, trail[-1] if trail else ""))
        trail.append(str(task.uid))
    return {int(uid): path for path, uid in _by_path(triples).items()}


def constraint_number(code: str) -> Constraint:
    """The format's number of a constraint of ours."""
    return Constraint[code.upper()]
