"""What the clock starts runs in a city where nothing has happened yet."""

from typing import Any

import pytest
from procrastinate.contrib.django import app

from qala.ground.calendars.tests.factories import work_calendar

JOBS = {task.name: task for task in app.periodic_registry.periodic_tasks.values() for task in [task.task]}


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(JOBS))
def test_it_runs_in_an_empty_city(name: str) -> None:
    work_calendar()
    job: Any = JOBS[name]
    job.func(timestamp=0)
