"""Jobs of the room: what moves a project defers its reckoning; the hourly one takes those without one."""

from datetime import date
from typing import Any

import pytest
from django.db import connection

from qala.office.overview import handlers, tasks
from qala.office.overview.actions import reckon_missing
from qala.office.projects.events import BaselineApproved, ChangeDecided, ProgressRecorded, ProjectMoved
from qala.office.projects.models import Standing
from qala.office.projects.tests.factories import make_project
from qala.shared.events import listeners

pytestmark = pytest.mark.django_db


def waiting() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args->>'project_id' FROM procrastinate_jobs WHERE task_name = 'overview.reckon_one' ORDER BY id"
        )
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (BaselineApproved, {"baseline_id": 1, "number": 1}),
        (ProgressRecorded, {"valid_on": date(2026, 1, 5)}),
        (ProjectMoved, {"verb": "build", "from_stage": "procurement", "to_stage": "construction"}),
        (ChangeDecided, {"change_request_id": 1, "is_approved": True}),
    ],
)
def test_what_moves_a_project_has_it_reckoned(event: Any, words: dict[str, Any]) -> None:
    """The listener alone: other rooms look up what the event names."""
    assert handlers.standing_moved in listeners()[event]
    handlers.standing_moved(event(project_id=7, by_id=None, **words))
    assert waiting() == ["7"]


def test_the_job_is_safe_twice_and_for_a_project_that_is_gone() -> None:
    project = make_project()
    for _again in range(2):
        tasks.reckon_one(project_id=project.pk)
    tasks.reckon_one(project_id=project.pk + 1000)
    assert Standing.objects.get().project == project


def test_the_hourly_job_takes_only_those_that_have_none_of_today(frozen_clock: Any) -> None:
    make_project()
    make_project()
    assert reckon_missing() == 2
    assert reckon_missing() == 0
    make_project()
    assert reckon_missing() == 1
    frozen_clock.forward(days=1)
    assert reckon_missing() == 3
    assert Standing.objects.filter(is_newest=True).count() == 3
