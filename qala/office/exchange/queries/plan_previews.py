"""What a file would change in a plan, worked out anew at each look."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from qala.ground.calendars.models import WorkCalendar
from qala.office.exchange.models import PlanImport
from qala.office.exchange.queries.plan_rows import GROUPS, PlanRows
from qala.office.exchange.rules import mspdi
from qala.office.exchange.rules.comparing import Difference, compare
from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.plans import PlanRow, rows_of


@dataclass(frozen=True)
class Preview:
    """The plan as it is, as the file has it, and what lies between; `mark` is of the plan as it is."""

    current: PlanRows
    rows: list[PlanRow]
    difference: Difference
    findings: list[Finding]
    mark: str


def preview_of(plan_import: PlanImport, language: str) -> Preview:
    """Raises Invalid for a file that is no plan."""
    return preview(
        PlanRows(plan_import.project, language), zlib.decompress(bytes(plan_import.content or b""))
    )


def preview(current: PlanRows, content: bytes) -> Preview:
    """Of a file's content. Raises Invalid for a file that is no plan."""
    plan, findings = mspdi.read(content)
    taken = current.rows()
    rows, more = rows_of(plan, taken)
    findings += more
    calendars = set(WorkCalendar.objects.values_list("code", flat=True))
    done = {row.code: row.percent for row in taken}
    tells_progress = any(row.percent != done.get(row.code, 0) and row.kind not in GROUPS for row in rows)
    rows = [_fitted(row, current, calendars, findings) for row in rows]
    if any(task.baselines for task in plan.tasks):
        findings.append(Finding("baselines_stay"))
    if tells_progress:
        findings.append(Finding("progress_stays"))
    return Preview(current, rows, compare(taken, rows), findings, current.mark)


def _fitted(row: PlanRow, current: PlanRows, calendars: Iterable[str], findings: list[Finding]) -> PlanRow:
    """In the plan's own words: what a file cannot say, or says in another language, is no change."""
    item = current.by_code.get(row.code)
    calendar = row.calendar
    if calendar and calendar not in calendars:
        findings.append(Finding("calendar_unknown", row.code, calendar))
        calendar = ""
    if item is None:
        return replace(row, calendar=calendar, percent=0, actual_start=None, actual_finish=None)
    known = current.rows_by_code[row.code]
    is_same_name = row.name in current.names[row.code]
    return replace(
        row,
        calendar=calendar,
        name=known.name if is_same_name else row.name,
        kind=known.kind if {row.kind, known.kind} <= GROUPS else row.kind,
        percent=known.percent,
        actual_start=known.actual_start,
        actual_finish=known.actual_finish,
        budget=known.budget if row.budget is None else row.budget,
        duration_days=known.duration_days if row.kind in GROUPS else row.duration_days,
    )
