"""Calendars: the week of each, and the days that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import time, timedelta

from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.mspdi.nodes import Node
from qala.office.exchange.rules.mspdi.values import PlanCalendar, PlanDay, PlanException

LONGEST = timedelta(days=3660)
_DAILY = {"", "0", "1"}
"""Types of exceptions that are one run of days; the others repeat by week, month or year."""


def calendar_of(node: Node) -> Iterator[PlanCalendar]:
    """The calendar of an element; none without a number."""
    uid = node.whole("UID")
    if uid is None:
        return
    node.where = node.text("Name")
    base = node.whole("BaseCalendarUID")
    week: list[PlanDay] = []
    old: list[PlanException] = []
    for day in node.all("WeekDays", "WeekDay"):
        kind = day.whole("DayType")
        if kind == 0:
            old.extend(_exception(day))
        elif kind is not None and 1 <= kind <= 7:
            week.append(PlanDay((kind - 2) % 7, _spans(day)))
    new = [made for each in node.all("Exceptions", "Exception") for made in _exception(each)]
    # Newer files name each exception twice: among the weekdays for old readers, and by itself.
    days = {(each.since, each.until): each for each in [*old, *new]}
    yield PlanCalendar(
        uid,
        node.text("Name"),
        base if base is not None and base >= 0 and base != uid else None,
        tuple(sorted(week, key=lambda each: each.weekday)),
        tuple(sorted(days.values(), key=lambda each: (each.since, each.until))),
    )


def _exception(node: Node) -> Iterator[PlanException]:
    for period in node.all("TimePeriod"):
        since, until = period.moment("FromDate"), period.moment("ToDate")
        if since is None or until is None or until < since:
            continue
        if node.text("Type") not in _DAILY and (node.whole("Occurrences") or 1) > 1:
            node.note("exception_repeats", node.text("Name"))
            until = since
        # The end is the last minute of the last day, or its midnight: that day belongs to it either way.
        end = min(until, since + LONGEST).date() + timedelta(days=1)
        yield PlanException(since.date(), end, node.text("Name"), _spans(node))


def _spans(node: Node) -> tuple[tuple[int, int], ...]:
    if not node.flag("DayWorking"):
        return ()
    made = []
    for each in node.all("WorkingTimes", "WorkingTime"):
        since, until = _minutes(each, "FromTime"), _minutes(each, "ToTime")
        if since is None or until is None:
            continue
        until = until or 1440
        if since < until:
            made.append((since, until))
    return tuple(sorted(made))


def _minutes(node: Node, name: str) -> int | None:
    text = node.text(name)
    if not text:
        return None
    try:
        found = time.fromisoformat(text.rpartition("T")[2])
    except ValueError:
        node.note("bad_value", f"{name} = {text}")
        return None
    return found.hour * 60 + found.minute


def without_circles(found: Sequence[PlanCalendar], findings: list[Finding]) -> tuple[PlanCalendar, ...]:
    """Each number once, no base that is missing or leads back."""
    by_uid: dict[int, PlanCalendar] = {}
    for each in found:
        by_uid.setdefault(each.uid, each)
    out = []
    for each in by_uid.values():
        seen, at = {each.uid}, each.base
        while at in by_uid and at not in seen:
            seen.add(at)
            at = by_uid[at].base
        if at is not None and at in seen:
            findings.append(Finding("base_circle", each.name))
            each = replace(each, base=None)  # noqa: PLW2901
        elif each.base not in by_uid:
            each = replace(each, base=None)  # noqa: PLW2901
        out.append(each)
    return tuple(out)
