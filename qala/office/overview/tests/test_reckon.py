"""The reckoning: figures of the vector, once for a day, as of a day, with and without plan, baseline and money."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qala.office.overview.actions import reckon, reckon_projects
from qala.office.overview.queries.concerns import health_concerns
from qala.office.overview.queries.measures import Measures
from qala.office.overview.rules.parameters import ForecastParameters
from qala.office.overview.tests.factories import freeze, make_plan, progress
from qala.office.projects import figures
from qala.office.projects.models import BaselineItem, Health, Project, Standing
from qala.office.projects.queries.plans import plans_of
from qala.office.projects.rules.health import Tone
from qala.office.projects.tests.factories import link, make_project
from qala.shared import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def known() -> Iterator[dict[int, dict[str, Any]]]:
    """What another room would tell."""
    told: dict[int, dict[str, Any]] = {}
    figures.figures_from("test", lambda ids, _day: {pk: told[pk] for pk in ids if pk in told})
    yield told
    figures._sources.pop("test")


@pytest.fixture
def project(frozen_clock: Any) -> Project:
    """On Friday 16 January, A is done a day late, B is at 50 %, C has not begun."""
    frozen_clock.move_to(datetime(2026, 1, 16, 12, tzinfo=clock.city_zone()))
    made = make_plan("P-7001", stage="construction")
    freeze(made)
    a, b, _c = made.items.order_by("order")
    progress(a, 100, date(2026, 1, 12))
    progress(b, 50, date(2026, 1, 16))
    return made


def standing(project: Project, day: date | None = None) -> Standing:
    return Standing.objects.get(project=project, **({"day": day} if day else {"is_newest": True}))


def test_figures(project: Project, known: dict[int, dict[str, Any]]) -> None:
    known[project.pk] = {
        "actual_cost": Decimal(250),
        "budget": Decimal(1100),
        "original_budget": Decimal(1000),
    }
    assert reckon() == 1
    row = standing(project)
    assert row.day == date(2026, 1, 16)
    assert row.physical == 20
    # A 5-9 January, B 12-16, C 19-30: by the 16th 300 of 1,000 were to be earned.
    assert [row.planned_value, row.earned_value, row.planned] == [Decimal(300), Decimal(200), Decimal(30)]
    assert (row.spi, row.cpi) == (Decimal("0.6667"), Decimal("0.8"))
    # 200 were planned for the middle of the second week: position 7 (weekend left out) + 2.5 of 12 days.
    assert row.spi_time == Decimal("0.7917")
    # B needs three more days (19-21), C ten: 22 January to 4 February; the baseline says 30 January.
    assert row.finish_by_path == date(2026, 2, 4)
    assert row.slip_days == 5
    assert row.finish_by_pace == date(2026, 2, 6)
    days = [row.finish_p50, row.finish_p80, row.finish_p95]
    assert None not in days
    assert days == sorted(days)  # type: ignore[type-var]
    assert row.chance is not None
    assert row.chance < Decimal("0.2")
    assert row.health == "red"
    assert {one["code"] for one in row.reasons} == {"pace", "doubt", "cpi", "growth"}
    assert row.figures["facets"] == {"schedule": "red", "cost": "red", "risk": "none", "reporting": "none"}
    assert row.figures["path"] == list(project.items.order_by("order").values_list("pk", flat=True))[1:]


def test_twice_on_a_day_is_one_row_and_the_next_day_another(project: Project, frozen_clock: Any) -> None:
    reckon()
    first = standing(project)
    reckon()
    assert Standing.objects.count() == 1
    assert standing(project).finish_p80 == first.finish_p80
    frozen_clock.forward(days=1)
    reckon()
    assert Standing.objects.count() == 2
    assert standing(project).day == date(2026, 1, 17)


def test_as_of_a_day_only_what_was_known_then(project: Project) -> None:
    reckon()
    reckon(date(2026, 1, 12))
    past = standing(project, date(2026, 1, 12))
    assert past.physical == 10
    assert not past.is_newest
    reckon(date(2026, 1, 9))
    assert standing(project, date(2026, 1, 9)).physical == 0
    assert standing(project).day == date(2026, 1, 16)


def test_without_a_baseline_nothing_is_earned(frozen_clock: Any) -> None:
    frozen_clock.move_to(datetime(2026, 1, 5, 12, tzinfo=clock.city_zone()))
    made = make_plan()
    reckon_projects([made.pk])
    row = standing(made)
    assert (row.planned_value, row.spi, row.spi_time, row.slip_days, row.chance) == (None,) * 5
    assert row.finish_by_path == date(2026, 2, 2)
    assert row.physical == 0


def test_without_a_plan_nothing_is_said(frozen_clock: Any) -> None:
    made = make_project()
    reckon_projects([made.pk])
    row = standing(made)
    assert (row.physical, row.finish_by_path, row.health) == (None, None, "none")
    assert row.completeness is not None
    assert "report" in row.figures["missing"]


def test_a_circle_is_marked_and_stops_nobody(project: Project) -> None:
    a, b, _c = project.items.order_by("order")
    link(b, a)
    reckon()
    row = standing(project)
    assert row.figures["is_circular"]
    assert row.finish_by_path is None
    assert row.physical == 20


def test_a_closed_project_has_a_slip_and_no_forecast(project: Project) -> None:
    project.stage, project.actual_finish = "closed", date(2026, 1, 16)
    project.save()
    reckon()
    row = standing(project)
    assert (row.finish_by_path, row.finish_by_pace, row.finish_p80) == (None, None, None)
    assert row.slip_days == -14


def test_an_unknown_name_of_a_figure_is_a_mistake(project: Project, known: dict[int, dict[str, Any]]) -> None:
    known[project.pk] = {"colour": 1}
    with pytest.raises(ValueError, match="colour"):
        reckon()


def test_one_project_and_many_cost_the_same_statements(project: Project) -> None:
    reckon()
    with CaptureQueriesContext(
        connection,
    ) as one:
        reckon()
    for number in range(3):
        freeze(make_plan(f"P-72{number}"))
    with CaptureQueriesContext(connection) as four:
        reckon()
    assert len(four) == len(one)


def test_a_red_project_is_a_concern_since_it_turned_red(project: Project, frozen_clock: Any) -> None:
    for day in (date(2026, 1, 6), date(2026, 1, 15), date(2026, 1, 16)):
        reckon(day)
    Standing.objects.filter(day=date(2026, 1, 6)).update(health="green")
    (concern,) = health_concerns(Project.objects.all(), date(2026, 1, 16))
    assert (concern.project_id, concern.tone, concern.since) == (project.pk, "bad", date(2026, 1, 15))
    assert "SPI(t)" in str(concern.words)
    assert not list(health_concerns(Project.objects.none(), date(2026, 1, 16)))


def test_the_pace_of_the_first_days_says_nothing(project: Project) -> None:
    reckon(date(2026, 1, 6))
    assert "pace" not in {one["code"] for one in standing(project, date(2026, 1, 6)).reasons}
    reckon(date(2026, 1, 9))
    assert "pace" in {one["code"] for one in standing(project, date(2026, 1, 9)).reasons}


def test_before_construction_neither_pace_nor_simulation_turns_the_light(project: Project) -> None:
    Project.objects.update(stage="preparation")
    reckon()
    row = standing(project)
    assert not {"pace", "doubt"} & {one["code"] for one in row.reasons}
    assert row.spi_time == Decimal("0.7917")
    assert row.chance is not None


def test_person_hours_are_earned_beside_the_money(project: Project, known: dict[int, dict[str, Any]]) -> None:
    frozen = BaselineItem.objects.filter(baseline__project=project).order_by("order")
    plan = plans_of([project], date(2026, 1, 16))[project.pk]
    measures = Measures(plan, {"hours_spent": Decimal(80)}, ForecastParameters())
    assert measures.hours is None
    for row in plan.frozen:
        row.hours = Decimal(100)
    again = Measures(plan, {"hours_spent": Decimal(80)}, ForecastParameters())
    assert frozen.count() == 3
    assert again.hours is not None
    assert [again.hours.bac, again.hours.ev, again.hours.ac] == [Decimal(300), Decimal(150), Decimal(80)]
    assert again.hours.cpi == Decimal("1.875")


def test_the_rule_says_what_a_standing_can_hold() -> None:
    assert {tone.value for tone in Tone} == set(Health.values)
