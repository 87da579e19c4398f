"""How it goes: steps, milestones, per cents, decisions, reports."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from qala.public.projection.rules.facts.values import Value, Words


class Step(Value):
    """A step of the course; `phase` is OC4IDS's, `stage` the city's."""

    code: str
    name: Words
    stage: str
    phase: str
    is_gate: bool
    planned_from: date | None = None
    planned_to: date | None = None
    began_on: date | None = None
    passed_on: date | None = None
    decision: str = ""


class Milestone(Value):
    """A day that was promised: by the first and newest baseline, as expected, as it came; with the reason of a slip.
    `value`: the money that hangs on it, where another register told of it."""

    code: str
    name: Words
    type: str = ""
    standard_code: str = ""
    first_promise: date | None = None
    promise: date | None = None
    expected: date | None = None
    actual: date | None = None
    reason: str = ""
    reason_words: Words = Words()
    value: Decimal | None = None
    currency: str = ""


class Part(Value):
    """A part of the plan by which the per cent is computed: its weight among its kind (0 to 1) and what is done."""

    name: Words
    weight: Decimal
    percent: Decimal
    start: date | None = None
    finish: date | None = None


class Point(Value):
    """How far it was at the end of a day."""

    on: date
    physical: Decimal | None = None
    planned: Decimal | None = None
    financial: Decimal | None = None


class Progress(Value):
    """Per cents of today and how they came about."""

    physical: Decimal | None = None
    planned: Decimal | None = None
    declared: Decimal | None = None
    financial: Decimal | None = None
    time: Decimal | None = None
    parts: list[Part] = []
    points: list[Point] = []


class Decision(Value):
    """A baseline was approved, or a gate passed, by a decision."""

    on: date
    kind: str
    number: int | None = None
    name: Words = Words()
    words: str = ""
    start: date | None = None
    finish: date | None = None
    budget: Decimal | None = None


class Told(Value):
    """A published report of a month."""

    id: int
    month: date
    on: date
    narrative: Words
    declared: Decimal | None = None
    expected_finish: date | None = None
    reason: str = ""
    reason_words: str = ""
    people: int | None = None
    published_at: datetime | None = None
    corrects: int | None = None
