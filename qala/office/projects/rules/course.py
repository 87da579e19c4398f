"""The course of a project: its steps follow each other over working days, without gap and overlap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from qala.office.projects.rules.statuses import Stage
from qala.office.projects.rules.workdays import WorkDays

ORDER = {stage.value: place for place, stage in enumerate(Stage)}


class Step(Protocol):
    """What the rules read of a step."""

    order: int
    stage: str
    is_gate: bool
    passed_on: date | None


@dataclass(frozen=True, slots=True)
class Span:
    """Days of a step, the last included."""

    first: date
    last: date


def cascade(days: Sequence[int], start: date, calendar: WorkDays) -> list[Span]:
    """Spans of so many working days each (at least one); the first begins on `start` or the next working day, every
    other on the working day after the one before ends."""
    spans: list[Span] = []
    begin = start
    for count in days:
        last = calendar.last_day(begin, count)
        first = calendar.last_day(begin, 1)
        spans.append(Span(first, last))
        begin = last + timedelta(days=1)
    return spans


def next_working_day(after: date, calendar: WorkDays) -> date:
    """The first working day after the day."""
    return calendar.last_day(after + timedelta(days=1), 1)


def waits_for(steps: Iterable[Step], step: Step, stage: str) -> list[Step]:
    """Steps that must be passed before this one: those before it, without stages that the project had left behind."""
    return [
        each
        for each in steps
        if each.order < step.order and each.passed_on is None and ORDER[each.stage] >= ORDER[stage]
    ]


def shut_gates(steps: Iterable[Step], stage: str) -> list[Step]:
    """Gates of the present stage that are not passed: they hold the project there."""
    return [each for each in steps if each.is_gate and each.stage == stage and each.passed_on is None]
