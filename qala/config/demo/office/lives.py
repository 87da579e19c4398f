"""The life of one project, from the proposal to where it is today, by the rooms' own actions."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from math import ceil
from typing import Any

from qala.config.demo.office.drafts import ProjectDraft
from qala.config.demo.office.standing import BODIES, PROGRAMMES, Company
from qala.config.demo.office.words import purpose_of
from qala.office.finance.models import Contract
from qala.office.projects.actions import assign, propose
from qala.office.projects.actions.passport import InPortfolio, Number, Rows
from qala.office.projects.models import Indicator, Part, Project, WorkItem
from qala.shared.clock import city_zone, travel

WELL_UNDER_WAY = 250
"""Days."""


@contextmanager
def on(day: date, hour: int = 11) -> Iterator[None]:
    """Live an hour of that day."""
    with travel(datetime.combine(day, time(hour), tzinfo=city_zone())):
        yield


@dataclass
class Life:
    """One project, those who answer for it, and how its works go."""

    draft: ProjectDraft
    company: Company
    until: date
    rng: random.Random
    items: dict[str, WorkItem] = field(default_factory=dict)
    project: Project = field(default_factory=Project)
    contract: Contract | None = None

    def __post_init__(self) -> None:
        draft, company = self.draft, self.company
        self.head = company.heads[draft.head % len(company.heads)]
        self.curator = company.curators[draft.curator % len(company.curators)]
        self.builder = company.builders[draft.contractor % len(company.builders)]
        self.department, self.customer = (company.bodies[code] for code in BODIES[draft.block])
        self.office = company.office
        self.proposed_on = min(draft.starts_on - timedelta(days=70), self.until - timedelta(days=9))
        self.approved_on = draft.starts_on - timedelta(days=12)

    @property
    def is_approved(self) -> bool:
        """Whether the day of its first baseline has come."""
        return self.approved_on < self.until

    def slip(self) -> int:
        """Days by which the end is expected after the promise, as it stands now; 0 when nothing is promised."""
        self.project.refresh_from_db(fields=["forecast_finish", "baseline_finish"])
        expected, promised = self.project.forecast_finish, self.project.baseline_finish
        return (expected - promised).days if expected and promised else 0

    def begin(self) -> Project:
        """Proposed, with its people."""
        with on(self.proposed_on):
            project = propose(by=self.office, code=self.draft.code, rows=self._rows(), **self._passport())
            people = ((Part.HEAD, {"person": self.head}), (Part.CURATOR, {"person": self.curator}))
            for part, who in people:
                assign(project_id=project.pk, part=part, by=self.office, **who)
        return project

    def _passport(self) -> dict[str, Any]:
        draft, company = self.draft, self.company
        return {
            **{f"title_{language}": text for language, text in draft.titles.items()},
            **{f"purpose_{language}": text for language, text in purpose_of(draft.block).items()},
            "kind": company.kinds[draft.kind],
            "block": company.blocks[draft.block],
            "programme": company.programmes[PROGRAMMES[draft.block][0]],
            "department": self.department,
            "customer": self.customer,
            "street": draft.street,
            "lon": draft.lon,
            "lat": draft.lat,
            "geometry": draft.line,
            "planned_start": draft.starts_on,
        }

    def _rows(self) -> Rows:
        numbers = {row.code: row.pk for row in Indicator.objects.filter(code__in=self.draft.scope)}
        portfolio = self.company.portfolios[self.draft.portfolio]
        return Rows(
            scope=[
                Number(numbers[code], planned)
                for code, planned in self.draft.scope.items()
                if code in numbers
            ],
            portfolios=[InPortfolio(portfolio.pk)],
        )

    @property
    def finish(self) -> date | None:
        """The last day of its plan."""
        return max((item.planned_finish for item in self.items.values() if item.planned_finish), default=None)

    @cached_property
    def pace(self) -> float:
        """How much longer works take than planned, so that it is as late as it should be where it stands today; in its
        first months a project cannot be very late yet."""
        begun, last = self.draft.starts_on, self.finish or self.until
        elapsed = max((min(self.until, last) - begun).days, 40)
        return 1 + self.draft.delay * min(1.0, elapsed / WELL_UNDER_WAY) / elapsed

    @property
    def is_built(self) -> bool:
        """Whether it is in construction on the last day."""
        begin, end = self.items["3.1"].planned_start, self.items["4.1"].planned_start
        return bool(self.is_approved and begin and end and self.real(begin) < self.until <= self.real(end))

    def real(self, day: date) -> date:
        """When what was planned for that day really happens."""
        late = (day - self.draft.starts_on).days * self.pace
        return self.draft.starts_on + timedelta(days=round(late))

    def percent(self, item: WorkItem, day: date) -> int:
        """How far a work is on a day, in steps of five."""
        if item.planned_start is None or item.planned_finish is None:
            return 0
        begins, ends = self.real(item.planned_start), self.real(item.planned_finish)
        if day >= ends:
            return 100
        if day < begins:
            return 0
        return min(95, ceil(20 * ((day - begins).days + 1) / ((ends - begins).days + 1)) * 5)

    def share(self, day: date) -> float:
        """How far the whole is, by money, 0 to 1."""
        leaves = [item for item in self.items.values() if item.budget]
        whole = sum((item.budget for item in leaves if item.budget), Decimal(0))
        done = sum((item.budget * self.percent(item, day) for item in leaves if item.budget), Decimal(0))
        return float(done / whole / 100) if whole else 0.0
