"""What the JSON API says of projects."""

from datetime import date, datetime
from typing import Any

from ninja import Schema


class Coded(Schema):
    """A row of the office's lists."""

    code: str
    name: str


class Body(Schema):
    """An organisation."""

    id: int
    name: str


class StandingOut(Schema):
    """Where the project stood at the end of `day`. Percentages 0–100; null is what cannot be said."""

    day: date
    health: str
    physical: str | None
    planned: str | None
    declared: str | None
    financial: str | None
    forecast_finish: date | None
    slip_days: int | None
    budget: str | None
    contracted: str | None
    paid: str | None


class ProjectLine(Schema):
    """One project of the list. Amounts are decimal texts in `currency`; days include the finish."""

    code: str
    title_kk: str
    title_ru: str
    title_en: str
    stage: str
    phase: str
    is_suspended: bool
    block: Coded
    kind: Coded
    programme: Coded | None
    department: Body
    customer: Body | None
    district_id: int | None
    address: str
    lon: float | None
    lat: float | None
    currency: str
    baseline_start: date | None
    baseline_finish: date | None
    planned_start: date | None
    planned_finish: date | None
    forecast_finish: date | None
    actual_start: date | None
    actual_finish: date | None
    standing: StandingOut | None
    changed_at: datetime


class Projects(Schema):
    """A page; `next` is the cursor of the following one."""

    items: list[ProjectLine]
    next: str | None


class PlanItem(Schema):
    """A row of the plan; `after` are its links in order."""

    code: str
    parent: str | None
    name_kk: str
    name_ru: str
    name_en: str
    kind: str
    duration_days: int
    planned_start: date | None
    planned_finish: date | None
    forecast_finish: date | None
    actual_start: date | None
    actual_finish: date | None
    percent: str
    is_critical: bool
    total_float: int | None
    after: list[dict[str, Any]]


class BaselineOut(Schema):
    """An approved plan, frozen."""

    number: int
    approved_on: date
    start: date | None
    finish: date | None
    budget: str | None
    reason: str
    source_file: str


class Identifier(Schema):
    """What somebody else calls it."""

    scheme: str
    value: str


class ProjectOut(ProjectLine):
    """One project whole. Plan and baselines for everybody who sees it, the other parts for those inside the city."""

    purpose_kk: str
    purpose_ru: str
    purpose_en: str
    geometry: dict[str, Any] | None
    identifiers: list[Identifier]
    scope: list[dict[str, Any]]
    plan: list[PlanItem]
    baselines: list[BaselineOut]
    money: list[dict[str, Any]] | None
    risks: list[dict[str, Any]] | None
    results: list[dict[str, Any]] | None
    reports: list[dict[str, Any]] | None


class Changed(Schema):
    """A project that changed."""

    code: str
    changed_at: datetime


class Changes(Schema):
    """In the order of the changes; ask again with `next` as `from`."""

    items: list[Changed]
    next: datetime | None
