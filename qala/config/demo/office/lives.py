"""The life of one project, from the proposal to where it is today, month by month, by the rooms' own actions."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Max

from qala.config.demo.office.courses import rows_of
from qala.config.demo.office.drafts import MONTHS, Course, ProjectDraft
from qala.config.demo.office.standing import BODIES, PROGRAMMES, Company
from qala.config.demo.office.words import purpose_of
from qala.office.projects.actions import assign, move, propose
from qala.office.projects.models import (
    Indicator,
    ItemKind,
    Membership,
    Part,
    Project,
    ScopeCharacteristic,
    SlipReason,
    Stage,
    WorkItem,
)
from qala.shared.clock import city_zone, travel

CENT = Decimal("0.01")


@contextmanager
def on(day: date, hour: int = 11) -> Iterator[None]:
    """Live an hour of that day."""
    with travel(datetime.combine(day, time(hour), tzinfo=city_zone())):
        yield


@dataclass
class Life:
    """One project and those who answer for it."""

    draft: ProjectDraft
    company: Company
    until: date
    rng: random.Random

    def __post_init__(self) -> None:
        self.head = self.company.heads[self.draft.head % len(self.company.heads)]
        self.curator = self.company.curators[self.draft.curator % len(self.company.curators)]
        self.builder = self.company.builders[self.draft.contractor % len(self.company.builders)]
        self.department, self.customer = (self.company.bodies[code] for code in BODIES[self.draft.block])
        self.office = self.company.office
        self.proposed_on = min(self.draft.starts_on - timedelta(days=70), self.until - timedelta(days=5))

    def begin(self) -> Project:
        """Proposed, taken into the plan, with its people."""
        draft = self.draft
        with on(self.proposed_on):
            project = propose(by=self.office, code=draft.code, **self._passport())
            self._people(project)
            self._belongings(project)
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
            "district": draft.district,
            "street": draft.street,
            "lon": draft.lon,
            "lat": draft.lat,
            "geometry": draft.line,
        }
