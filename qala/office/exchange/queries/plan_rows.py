"""The plan of a project as rows for exchange, and as a file of MS Project."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cached_property

from qala.ground.calendars.models import CalendarDay, WorkCalendar
from qala.office.exchange.rules.mspdi import (
    Constraint,
    LinkKind,
    PlanBaseline,
    PlanCalendar,
    PlanDay,
    PlanException,
    PlanFile,
    PlanLink,
    PlanTask,
)
from qala.office.exchange.rules.plans import PlanRow, RowLink
from qala.office.projects.models import Baseline, BaselineItem, Dependency, ItemKind, Project, WorkItem
from qala.shared.languages import said

GROUPS = {ItemKind.PHASE, ItemKind.PACKAGE}
MOST_BASELINES = 11
DAY_SPANS = ((9 * 60, 13 * 60), (14 * 60, 18 * 60))


class PlanRows:
    """The live rows of a plan in order, with their names in all languages."""

    def __init__(self, project: Project, language: str) -> None:
        self.project = project
        found = WorkItem.objects.filter(project=project, removed_at=None).select_related("calendar")
        self.items: list[WorkItem] = list(_in_tree(found.order_by("order", "id")))
        self.by_code = {item.code: item for item in self.items}
        self.links: defaultdict[int, list[Dependency]] = defaultdict(list)
        for link in Dependency.objects.filter(project=project).order_by("id"):
            self.links[link.after_id].append(link)
        self._codes = {item.pk: item.code for item in self.items}
        self._language = language

    def rows(self) -> list[PlanRow]:
        """For comparing."""
        return [self._row(item) for item in self.items]

    @property
    def mark(self) -> str:
        """Changes when the plan does."""
        return hashlib.sha256(repr(self.rows()).encode()).hexdigest()[:16]

    def _row(self, item: WorkItem) -> PlanRow:
        return PlanRow(
            code=item.code,
            name=said(item, "name", self._language),
            parent=self._codes.get(item.parent_id or 0, ""),
            kind=item.kind,
            duration_days=item.duration_days,
            planned_start=item.planned_start,
            planned_finish=item.planned_finish,
            constraint=item.constraint,
            constraint_on=item.constraint_on,
            actual_start=item.actual_start,
            actual_finish=item.actual_finish,
            percent=int(item.percent),
            budget=item.budget,
            calendar=item.calendar.code if item.calendar else "",
            links=tuple(
                RowLink(self._codes[link.before_id], link.kind, link.lag_days)
                for link in self.links[item.pk]
                if link.before_id in self._codes
            ),
        )

    @cached_property
    def rows_by_code(self) -> dict[str, PlanRow]:
        """The same by code."""
        return {row.code: row for row in self.rows()}

    @cached_property
    def names(self) -> dict[str, set[str]]:
        """All names of each row, by code."""
        return {item.code: {item.name_kk, item.name_ru, item.name_en} - {""} for item in self.items}


def _in_tree(items: Iterable[WorkItem]) -> Iterable[WorkItem]:
    """Groups before what stands in them, each level in its order."""
    below: defaultdict[int | None, list[WorkItem]] = defaultdict(list)
    known = {item.pk: item for item in items}
    for item in known.values():
        below[item.parent_id if item.parent_id in known else None].append(item)

    def walk(parent: int | None) -> Iterable[WorkItem]:
        for item in below[parent]:
            yield item
            yield from walk(item.pk)

    return list(walk(None))


def file_of(project: Project, language: str) -> PlanFile:
    """The plan with its calendars, links and newest baselines."""
    plan = PlanRows(project, language)
    rows = plan.rows()
    calendars = _calendars(plan.items)
    uids = {row.code: number for number, row in enumerate(rows, start=1)}
    default = next((each for each in calendars if each.is_default), None)
    spans = _spans(default)
    per_day = sum(until - since for since, until in spans)
    frozen = _frozen(project)
    levels: dict[str, int] = {}
    tasks = []
    for row, item in zip(rows, plan.items, strict=True):
        levels[row.code] = levels.get(row.parent, 0) + 1
        task = _task(row, uids, levels[row.code], per_day, spans)
        baselines = tuple(_baseline(number, kept, spans, per_day) for number, kept in frozen.get(item.pk, []))
        tasks.append(replace(task, calendar=item.calendar_id, baselines=baselines))
    return PlanFile(
        title=said(project, "title", language),
        start=at_start(project.planned_start, spans),
        finish=at_end(project.planned_finish, spans),
        status_at=at_end(project.data_as_of, spans),
        currency=project.currency,
        minutes_per_day=per_day,
        calendar=default.pk if default else None,
        calendars=tuple(_calendar(each) for each in calendars),
        tasks=tuple(tasks),
    )


Spans = Sequence[tuple[int, int]]


def _task(row: PlanRow, uids: dict[str, int], level: int, per_day: int, spans: Spans) -> PlanTask:
    is_milestone = row.kind == ItemKind.MILESTONE
    start = at_end(row.planned_start, spans) if is_milestone else at_start(row.planned_start, spans)
    is_early = row.constraint in {"snet", "snlt", "mso"}
    return PlanTask(
        uid=uids[row.code],
        name=row.name,
        code=row.code,
        level=level,
        is_summary=row.kind in GROUPS,
        is_milestone=is_milestone,
        start=start,
        finish=at_end(row.planned_finish, spans),
        duration=row.duration_days * per_day,
        percent=row.percent,
        physical_percent=row.percent,
        actual_start=at_start(row.actual_start, spans),
        actual_finish=at_end(row.actual_finish, spans),
        constraint=Constraint[row.constraint.upper()],
        constraint_at=(at_start if is_early else at_end)(row.constraint_on, spans),
        cost=row.budget,
        links=tuple(
            PlanLink(uids[link.before], LinkKind[link.kind], link.lag_days * per_day) for link in row.links
        ),
    )


def at_start(day: date | None, spans: Spans) -> datetime | None:
    """When work begins on the day."""
    return None if day is None else _at(day, spans[0][0])


def at_end(day: date | None, spans: Spans) -> datetime | None:
    """When work ends on the day."""
    return None if day is None else _at(day, spans[-1][1])


def _at(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=min(minutes, 1439))


def _baseline(number: int, kept: BaselineItem, spans: Spans, per_day: int) -> PlanBaseline:
    return PlanBaseline(
        number,
        at_start(kept.start, spans),
        at_end(kept.finish, spans),
        kept.duration_days * per_day,
        kept.budget,
    )


def _frozen(project: Project) -> dict[int, list[tuple[int, BaselineItem]]]:
    """The newest baselines by item; the format counts them from 0."""
    baselines = list(Baseline.objects.filter(project=project).order_by("-number")[:MOST_BASELINES])[::-1]
    place = {each.pk: at for at, each in enumerate(baselines)}
    found: defaultdict[int, list[tuple[int, BaselineItem]]] = defaultdict(list)
    for kept in BaselineItem.objects.filter(baseline__in=baselines).order_by("baseline__number"):
        found[kept.item_id].append((place[kept.baseline_id], kept))
    return found


def _calendars(items: Sequence[WorkItem]) -> list[WorkCalendar]:
    """The default one and those that items name."""
    named = {item.calendar_id for item in items if item.calendar_id}
    rows = WorkCalendar.objects.prefetch_related("days")
    return [each for each in rows if each.is_default or each.pk in named]


def _spans(calendar: WorkCalendar | None) -> Spans:
    """The hours of its first working day."""
    for day in _week(calendar) if calendar else ():
        if day.spans:
            return day.spans
    return DAY_SPANS


def _week(calendar: WorkCalendar) -> list[PlanDay]:
    if calendar.is_round_the_clock:
        return [PlanDay(weekday, ((0, 1440),)) for weekday in range(7)]
    return [PlanDay(weekday, spans) for weekday, spans in enumerate(calendar.week)]


def _calendar(calendar: WorkCalendar) -> PlanCalendar:
    usual = next((day.spans for day in _week(calendar) if day.spans), DAY_SPANS)
    return PlanCalendar(
        calendar.pk,
        calendar.code,
        week=tuple(_week(calendar)),
        exceptions=tuple(
            _exception(day, tuple(usual)) for day in sorted(calendar.days.all(), key=lambda d: d.on)
        ),
    )


def _exception(day: CalendarDay, usual: tuple[tuple[int, int], ...]) -> PlanException:
    return PlanException(day.on, day.on + timedelta(days=1), day.name, usual if day.is_working else ())
