"""A project of the personas with the small plan of the textbooks: A3, B4 and C2 after A, D5 after B and C, E1."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from qala.office.projects.actions.plan.schedule import reschedule
from qala.office.projects.models import Project, WorkItem
from qala.office.projects.tests import samples
from tests.kept import kept
from tests.personas import Personas, everybody

FRIDAY, MONDAY = datetime(2026, 1, 2, 7, tzinfo=UTC), date(2026, 1, 5)


@dataclass
class Site:
    """The project, its people and its items by code."""

    people: Personas
    project: Project
    clock: Any = None

    def item(self, code: str) -> WorkItem:
        """As the database has it now."""
        return WorkItem.objects.get(project=self.project, code=code)

    def on(self, day: date) -> None:
        """It is noon of this day."""
        self.clock.move_to(datetime(day.year, day.month, day.day, 7, tzinfo=UTC))

    def again(self) -> Project:
        """As the database has it now."""
        self.project.refresh_from_db()
        return self.project


@kept(at=FRIDAY, beside=("friday",))
def textbook() -> Site:
    """On the Friday before the work begins."""
    people = everybody()
    site = Site(people, samples.project(SimpleNamespace(people=people)))
    reschedule(site.project)
    return site


@pytest.fixture
def site(friday: Any, textbook: Site) -> Site:
    """The textbook project on the Friday before."""
    textbook.clock = friday
    return textbook


@pytest.fixture
def committed_site(transactional_db: None, site: Site) -> Site:
    """The same, seen from every connection."""
    return site


@pytest.fixture
def friday(frozen_clock: Any) -> Any:
    """The clock of the tests, which stands there."""
    frozen_clock.move_to(FRIDAY)
    return frozen_clock
