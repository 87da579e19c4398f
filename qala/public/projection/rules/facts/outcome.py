"""Scope, results, risks, photos, documents."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field

from qala.public.projection.rules.facts.values import Coded, Value, Words


class Characteristic(Value):
    """One number of the scope."""

    indicator: Coded
    unit: Words
    unit_code: str = ""
    planned: Decimal | None = None
    actual: Decimal | None = None


class Measured(Value):
    """A value of a result on a day."""

    on: date
    value: Decimal


class Outcome(Value):
    """A direct or final result; `share` is 1 at the target."""

    level: str
    title: Words
    indicator: Coded
    unit: Words
    unit_code: str = ""
    base: Decimal | None = None
    base_on: date | None = None
    target: Decimal | None = None
    target_on: date | None = None
    way: str = ""
    measured: list[Measured] = []
    share: Decimal | None = None


class Risks(Value):
    """Open risks without their words, but those that were written for the public."""

    count: int = 0
    high: int = 0
    worst: int | None = None
    by_category: dict[str, int] = {}
    told: list[Words] = []


class Photo(Value):
    """`id` is the stored file's; only its clean copies are shown. `kind`: before, progress, complete, vision …"""

    id: str
    kind: str
    on: date
    alt: Words
    width: int | None = None
    height: int | None = None


class Metric(Value):
    """A measure that another register told of, as it told it; `is_forecast`: what it expected."""

    code: str
    title: Words
    unit: Words = Words()
    unit_code: str = ""
    is_forecast: bool = False
    measured: list[Measured] = []


class Document(Value):
    """A paper that everybody may read; `kind` is OC4IDS's type of document. `url`: where one lies that is not ours;
    `is_title`: one that is not ours and of which nobody told where it lies."""

    id: str
    title: str
    kind: str
    language: str = ""
    on: date | None = None
    media_type: str = ""
    bytes: int = 0
    url: str = ""
    is_title: bool = Field(
        default=False, exclude_if=lambda value: not value
    )  # what is told of others stays as it was
