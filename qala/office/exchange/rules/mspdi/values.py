"""The parts of a plan that travel, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum

MINUTES_PER_DAY = 480


class LinkKind(IntEnum):
    """The format's numbers: finish or start of the first leads to finish or start of the second."""

    FF = 0
    FS = 1
    SF = 2
    SS = 3


class Constraint(IntEnum):
    """The format's numbers: as soon or late as possible, must start/finish on, start/finish no earlier/no later."""

    ASAP = 0
    ALAP = 1
    MSO = 2
    MFO = 3
    SNET = 4
    SNLT = 5
    FNET = 6
    FNLT = 7


@dataclass(frozen=True, slots=True)
class PlanLink:
    """From the task `uid`; a negative lag is a lead."""

    uid: int
    kind: LinkKind = LinkKind.FS
    lag: int = 0


@dataclass(frozen=True, slots=True)
class PlanBaseline:
    """What was approved; numbers 0–10."""

    number: int
    start: datetime | None = None
    finish: datetime | None = None
    duration: int | None = None
    cost: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PlanTask:
    """A row of the plan; those deeper by `level` follow their group. `code` is ours, "" in a plan that others made."""

    uid: int
    name: str
    code: str = ""
    level: int = 1
    is_summary: bool = False
    is_milestone: bool = False
    start: datetime | None = None
    finish: datetime | None = None
    duration: int | None = None
    percent: int = 0
    physical_percent: int | None = None
    actual_start: datetime | None = None
    actual_finish: datetime | None = None
    constraint: Constraint = Constraint.ASAP
    constraint_at: datetime | None = None
    deadline: datetime | None = None
    calendar: int | None = None
    cost: Decimal | None = None
    notes: str = ""
    baselines: tuple[PlanBaseline, ...] = ()
    links: tuple[PlanLink, ...] = ()
    wbs: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A weekday (0 is Monday) with its spans of work in minutes since midnight; none is a day off."""

    weekday: int
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanException:
    """Days from `since` until before `until` that differ; without spans they are off."""

    since: date
    until: date
    name: str = ""
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanCalendar:
    """Weekdays that are not named follow the calendar `base`."""

    uid: int
    name: str
    base: int | None = None
    week: tuple[PlanDay, ...] = ()
    exceptions: tuple[PlanException, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A whole file."""

    title: str = ""
    start: datetime | None = None
    finish: datetime | None = None
    status_at: datetime | None = None
    currency: str = ""
    minutes_per_day: int = MINUTES_PER_DAY
    calendar: int | None = None
    calendars: tuple[PlanCalendar, ...] = ()
    tasks: tuple[PlanTask, ...] = ()
    author: str = field(default="", compare=False)
