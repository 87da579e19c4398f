"""A project on the eve of its works, and plan files brought to it."""

from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from qala.office.exchange.actions import receive_plan
from qala.office.exchange.models import PlanImport
from qala.office.exchange.rules.mspdi import write
from qala.office.projects.models import Project
from qala.office.projects.tests import samples
from tests.kept import kept

THIRD_WEEK = datetime(2026, 1, 23, 7, tzinfo=UTC)


@pytest.fixture
def third_week(frozen_clock: Any) -> None:
    """The clock of the tests stands there."""
    frozen_clock.move_to(THIRD_WEEK)


@kept(at=THIRD_WEEK, beside=("third_week",))
def works(personas: Any) -> Project:
    """The sample project in the third week of its works."""
    return samples.project(SimpleNamespace(people=personas))


@pytest.fixture
def send(personas: Any) -> Callable[..., PlanImport]:
    """`send(project, plan)`: by the office."""

    def run(project: Project, plan: Any) -> PlanImport:
        return receive_plan(
            project_id=project.pk, file_name="plan.xml", content=write(plan), by=personas.project_office
        )

    return run
