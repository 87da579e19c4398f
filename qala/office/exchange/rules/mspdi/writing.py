"""From a plan to XML, in the order of elements that MS Project's schema asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, tostring

from qala.office.exchange.rules.mspdi.tasks import OWN_FIELD
from qala.office.exchange.rules.mspdi.values import (
    PlanBaseline,
    PlanCalendar,
    PlanException,
    PlanFile,
    PlanTask,
)

SPACE = "http://schemas.microsoft.com/project"
DAYS = 7
"""The format's number for "shown in days"."""
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Value = str | int | Decimal | datetime | bool | None


def write(plan: PlanFile) -> bytes:
    """The whole file, in UTF-8."""
    root = Element("Project", xmlns=SPACE)
    _put(root, {"SaveVersion": 14, "Name": plan.title, "Title": plan.title, "Author": plan.author or None})
    _put(
        root,
        {
            "ScheduleFromStart": True,
            "StartDate": plan.start,
            "FinishDate": plan.finish,
            "CurrencyDigits": 2,
            "CurrencyCode": plan.currency or None,
            "CalendarUID": plan.calendar,
            "MinutesPerDay": plan.minutes_per_day,
            "MinutesPerWeek": plan.minutes_per_day * 5,
            "DaysPerMonth": 20,
            "DurationFormat": DAYS,
            "StatusDate": plan.status_at,
        },
    )
    fields = SubElement(SubElement(root, "ExtendedAttributes"), "ExtendedAttribute")
    _put(fields, {"FieldID": OWN_FIELD, "FieldName": "Text30", "Alias": "Qala"})
    calendars = SubElement(root, "Calendars")
    for calendar in plan.calendars:
        _calendar(calendars, calendar)
    tasks = SubElement(root, "Tasks")
    for number, (task, outline) in enumerate(
        zip(plan.tasks, outline_numbers(plan.tasks), strict=True), start=1
    ):
        _task(tasks, task, number, outline)
    for empty in ("Resources", "Assignments"):
        SubElement(root, empty)
    body: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return body


def outline_numbers(tasks: Sequence[PlanTask]) -> list[str]:
    """1, 1.1, 1.2, 2 … by the levels."""
    counters: list[int] = []
    out = []
    for task in tasks:
        del counters[task.level :]
        counters += [0] * (task.level - len(counters))
        counters[-1] += 1
        out.append(".".join(str(each) for each in counters))
    return out


def _task(parent: Element, task: PlanTask, number: int, outline: str) -> None:
    element = SubElement(parent, "Task")
    _put(
        element,
        {
            "UID": task.uid,
            "ID": number,
            "Name": task.name,
            "Active": True,
            "Manual": False,
            "Type": 1,
            "IsNull": False,
            "WBS": outline,
            "OutlineNumber": outline,
            "OutlineLevel": task.level,
            "Start": task.start,
            "Finish": task.finish,
            "Duration": duration(task.duration),
            "DurationFormat": DAYS,
            "Milestone": task.is_milestone,
            "Summary": task.is_summary,
            "PercentComplete": task.percent,
            "Cost": hundredths(task.cost),
            "ActualStart": task.actual_start,
            "ActualFinish": task.actual_finish,
            "ConstraintType": int(task.constraint),
            "CalendarUID": -1 if task.calendar is None else task.calendar,
            "ConstraintDate": task.constraint_at,
            "Deadline": task.deadline,
            "Notes": task.notes or None,
            "PhysicalPercentComplete": task.physical_percent,
            "EarnedValueMethod": 0 if task.physical_percent is None else 1,
        },
    )
    _links(element, task)
    if task.code:
        _put(SubElement(element, "ExtendedAttribute"), {"FieldID": OWN_FIELD, "Value": task.code})
    for baseline in task.baselines:
        _baseline(element, baseline)


def _links(element: Element, task: PlanTask) -> None:
    for link in task.links:
        _put(
            SubElement(element, "PredecessorLink"),
            {
                "PredecessorUID": link.uid,
                "Type": int(link.kind),
                "CrossProject": False,
                "LinkLag": link.lag * 10,
                "LagFormat": DAYS,
            },
        )


def _baseline(element: Element, baseline: PlanBaseline) -> None:
    _put(
        SubElement(element, "Baseline"),
        {
            "Number": baseline.number,
            "Start": baseline.start,
            "Finish": baseline.finish,
            "Duration": duration(baseline.duration),
            "DurationFormat": DAYS,
            "Cost": hundredths(baseline.cost),
        },
    )


def _calendar(parent: Element, calendar: PlanCalendar) -> None:
    element = SubElement(parent, "Calendar")
    _put(
        element,
        {
            "UID": calendar.uid,
            "Name": calendar.name,
            "IsBaseCalendar": calendar.base is None,
            "BaseCalendarUID": -1 if calendar.base is None else calendar.base,
        },
    )
    if calendar.week:
        week = SubElement(element, "WeekDays")
        for day in calendar.week:
            each = SubElement(week, "WeekDay")
            _put(each, {"DayType": (day.weekday + 1) % 7 + 1, "DayWorking": bool(day.spans)})
            _spans(each, day.spans)
    if calendar.exceptions:
        exceptions = SubElement(element, "Exceptions")
        for exception in calendar.exceptions:
            _exception(exceptions, exception)


def _exception(parent: Element, exception: PlanException) -> None:
    element = SubElement(parent, "Exception")
    last = exception.until - timedelta(days=1)
    _put(element, {"EnteredByOccurrences": False})
    _put(
        SubElement(element, "TimePeriod"),
        {"FromDate": f"{exception.since.isoformat()}T00:00:00", "ToDate": f"{last.isoformat()}T23:59:00"},
    )
    _put(
        element,
        {
            "Occurrences": (exception.until - exception.since).days,
            "Name": exception.name,
            "Type": 1,
            "DayWorking": bool(exception.spans),
        },
    )
    _spans(element, exception.spans)


def _spans(element: Element, spans: Sequence[tuple[int, int]]) -> None:
    if not spans:
        return
    times = SubElement(element, "WorkingTimes")
    for since, until in spans:
        _put(SubElement(times, "WorkingTime"), {"FromTime": _clock(since), "ToTime": _clock(until % 1440)})


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}:00"


def duration(minutes: int | None) -> str | None:
    """Working time as the format writes it."""
    return None if minutes is None else f"PT{minutes // 60}H{minutes % 60}M0S"


def hundredths(amount: Decimal | None) -> str | None:
    """Money as the format counts it."""
    return None if amount is None else str((amount * 100).quantize(Decimal(1)))


def _put(element: Element, values: Mapping[str, Value]) -> None:
    for name, value in values.items():
        if value is not None:
            SubElement(element, name).text = _text(value)


def _text(value: str | int | Decimal | datetime | bool) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return value.replace(microsecond=0).isoformat()
    return _UNFIT.sub("", str(value))
