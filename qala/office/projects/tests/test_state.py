"""What the passport says of the time that is over."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override

from qala.office.projects.models import Project, Standing
from qala.office.projects.queries.panels import state
from qala.office.projects.tests.factories import make_project
from qala.shared.clock import now

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def words(project: Project, time: str = "100") -> str:
    Standing.objects.create(project=project, day=DAY, time=Decimal(time), reckoned_at=now())
    with override("ru"):
        told: dict[str, Any] = state(None, project)
        return next(each.text for each in told["shares"] if each.label == "Время")


@pytest.mark.parametrize(("late", "said"), [(1, "на 1 день дольше срока"), (30, "на 30 дней дольше срока")])
def test_days_and_not_thousands_of_per_cent(late: int, said: str) -> None:
    finish = DAY - timedelta(days=late)
    assert words(make_project(planned_start=finish, planned_finish=finish), "3987.5") == said


def test_a_finished_one_counts_to_its_end() -> None:
    finish = date(2026, 2, 1)
    one = make_project(planned_start=finish, planned_finish=finish, actual_finish=date(2026, 2, 3))
    assert words(one) == "на 2 дня дольше срока"


def test_within_the_time_a_share() -> None:
    assert words(make_project(planned_finish=date(2026, 12, 1)), "40") == "40,0 %"
