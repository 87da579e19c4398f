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


@pytest.fixture
def works(personas: Any, frozen_clock: Any) -> Project:
    """The sample project in the third week of its works."""
    frozen_clock.move_to(datetime(2026, 1, 23, 7, tzinfo=UTC))
    return samples.project(SimpleNamespace(people=personas))


@pytest.fixture
def send(personas: Any) -> Callable[..., PlanImport]:
    """`send(project, plan)`: by the office."""

    def run(project: Project, plan: Any) -> PlanImport:
        return receive_plan(
            project_id=project.pk, file_name="plan.xml", content=write(plan), by=personas.project_office
        )

    return run
