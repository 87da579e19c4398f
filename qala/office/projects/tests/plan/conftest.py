"""A project of the personas with the small plan of the textbooks: A3, B4 and C2 after A, D5 after B and C, E1."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from qala.office.projects.actions.plan.schedule import reschedule
from qala.office.projects.models import Project, WorkItem
from qala.office.projects.tests import samples
from tests.personas import Personas, everybody

MONDAY = date(2026, 1, 5)


@dataclass
class Site:
    """The project, its people and its items by code."""

    people: Personas
    project: Project
    clock: Any

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


def make_site(clock: Any) -> Site:
    """On the Friday before the work begins."""
    clock.move_to(datetime(2026, 1, 2, 7, tzinfo=UTC))

    @dataclass
    class City:
        people: Personas

    people = everybody()
    site = Site(people, samples.project(City(people)), clock)
    reschedule(site.project)
    return site


@pytest.fixture
def site(db: None, frozen_clock: Any) -> Site:
    """The textbook project on the Friday before."""
    return make_site(frozen_clock)


@pytest.fixture
def committed_site(transactional_db: None, frozen_clock: Any) -> Site:
    """The same, seen from every connection."""
    return make_site(frozen_clock)
