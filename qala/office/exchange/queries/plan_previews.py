"""What a file would change in a plan, worked out anew at each look."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from qala.ground.calendars.models import WorkCalendar
from qala.office.exchange.models import PlanImport
from qala.office.exchange.queries.plan_rows import GROUPS, PlanRows
from qala.office.exchange.rules import mspdi
from qala.office.exchange.rules.comparing import Difference, compare
from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.plans import PlanRow, rows_of
from qala.office.exchange.rules.told import Done, Promise, PromisedRow, done_of, promises_of
from qala.office.projects.models import BaselineItem, Project
from qala.shared.clock import today


@dataclass(frozen=True)
class Preview:
    """The plan as it is, as the file has it, and what lies between; `mark` is of the plan as it is. `done` is progress
    that is not known here, `told_on` its day (today where the file names none), `promises` the baselines that are not
    known here."""

    current: PlanRows
    rows: list[PlanRow]
    difference: Difference
    done: list[Done]
    told_on: date
    promises: dict[int, Promise]
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
    told, more = rows_of(plan, taken)
    findings += more
    calendars = set(WorkCalendar.objects.values_list("code", flat=True))
    rows = [_fitted(row, current, calendars, findings) for row in told]
    rows = _without_phase_links(rows, findings)
    done = done_of(told, current.rows_by_code, findings, set(GROUPS))
    promises = _unknown(current.project, promises_of(plan, rows))
    if promises:
        findings.append(Finding("baselines_wait", detail=str(len(promises))))
    told_on = min(plan.status_at.date(), today()) if plan.status_at else today()
    known_on = current.project.data_as_of
    if done and known_on is not None and told_on < known_on:
        findings.append(Finding("progress_older", detail=f"{told_on} < {known_on}"))
    return Preview(current, rows, compare(taken, rows), done, told_on, promises, findings, current.mark)


def _fitted(row: PlanRow, current: PlanRows, calendars: Collection[str], findings: list[Finding]) -> PlanRow:
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


def _without_phase_links(rows: list[PlanRow], findings: list[Finding]) -> list[PlanRow]:
    """A link of a phase holds for everything in it, which says what is meant only from finish to start."""
    phases = {row.code for row in rows if row.kind in GROUPS}
    made = []
    for row in rows:
        lost = [link for link in row.links if link.kind != "FS" and {row.code, link.before} & phases]
        findings += [Finding("phase_link", row.code, f"{link.before} {link.kind}") for link in lost]
        made.append(replace(row, links=tuple(link for link in row.links if link not in lost)))
    return made


def _unknown(project: Project, promises: dict[int, Promise]) -> dict[int, Promise]:
    """Without those that a baseline of here holds already, such as come back in a file of ours."""
    if not promises:
        return {}
    known: dict[int, Promise] = {}
    for kept in BaselineItem.objects.filter(baseline__project=project):
        told = PromisedRow(kept.start, kept.finish, kept.duration_days, kept.budget)
        known.setdefault(kept.baseline_id, {})[kept.code] = told
    return {number: each for number, each in promises.items() if not _is_known(each, known.values())}


def _is_known(promise: Promise, known: Collection[Promise]) -> bool:
    return any(all(_same(told, here.get(code)) for code, told in promise.items()) for here in known)


def _same(told: PromisedRow, here: PromisedRow | None) -> bool:
    """Money and length of a row may be missing in a file; its days are the promise."""
    return here is not None and (told.start, told.finish) == (here.start, here.finish)


@dataclass(frozen=True)
class Offered:
    """A baseline of a file that can still be approved; the format counts them from 0."""

    number: int
    rows: int
    start: date | None
    finish: date | None


def offered(plan_import: PlanImport) -> Iterator[Offered]:
    """Those of a file that was taken over, until a baseline is approved here."""
    if not plan_import.promises or plan_import.project.baselines.filter(source_file="").exists():
        return
    for number, told in sorted(plan_import.promises.items(), key=lambda pair: int(pair[0])):
        rows = [PromisedRow.from_json(each) for each in told.values()]
        starts = [each.start for each in rows if each.start]
        finishes = [each.finish for each in rows if each.finish]
        yield Offered(int(number), len(rows), min(starts, default=None), max(finishes, default=None))
