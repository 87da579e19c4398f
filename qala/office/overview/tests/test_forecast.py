"""The page of a project's forecast: with and without a plan, a baseline, a circle; for whom it is open."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qala.office.overview.actions import reckon
from qala.office.overview.queries.forecast import forecast_of, slip_words
from qala.office.overview.tests.factories import freeze, make_plan, progress
from qala.office.projects.models import Part, Project
from qala.office.projects.tests.factories import give_part, link, make_item, make_project
from qala.shared import clock
from tests.personas import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(frozen_clock: Any) -> Project:
    """On Friday 16 January 2026: one work done late, one half done, one to come."""
    frozen_clock.move_to(datetime(2026, 1, 16, 12, tzinfo=clock.city_zone()))
    made = make_plan("P-7001")
    freeze(made)
    a, b, _c = made.items.order_by("order")
    progress(a, 100, date(2026, 1, 12))
    progress(b, 50, date(2026, 1, 16))
    return made


def test_three_forecasts_and_what_they_rest_on(project: Project) -> None:
    found = forecast_of(project)
    assert [way.day for way in found["ways"][:2]] == [date(2026, 2, 4), date(2026, 2, 6)]
    assert found["ways"][0].slip == 5
    assert "5 days later" in found["ways"][0].foot
    figures = {row["code"]: row["value"] for row in found["value_rows"]}
    assert figures["SPI(t)"] == "0.79"
    assert figures["CPI"] == "–"
    assert [step["row"].code for step in found["path"]] == ["B", "C"]
    assert len(found["checks"]) == 12
    assert found["curve"].table.rows
    assert sum(row[1] for row in found["histogram"].table.rows) == pytest.approx(100, abs=1)
    assert found["critical"][0][1] == 100


def test_the_page(project: Project, client: Any) -> None:
    reckon()
    client.force_login(staff("curator"))
    for language in ("kk", "ru", "en"):
        client.cookies["django_language"] = language
        page = client.get(f"/office/projects/{project.code}/forecast/")
        assert page.status_code == 200
        assert "SPI(t)" in page.content.decode()


def test_without_plan_or_baseline_it_says_so(project: Project, client: Any) -> None:
    client.force_login(staff("curator"))
    bare, planned = make_project("P-7002"), make_plan("P-7003")
    assert "No plan yet" in client.get(f"/office/projects/{bare.code}/forecast/").content.decode()
    assert "no approved baseline" in client.get(f"/office/projects/{planned.code}/forecast/").content.decode()


def test_a_circle_is_explained(project: Project, client: Any) -> None:
    client.force_login(staff("curator"))
    a, b, _c = project.items.order_by("order")
    link(b, a)
    page = client.get(f"/office/projects/{project.code}/forecast/").content.decode()
    assert "Work A → Work B → Work A" in page


def test_contractors_and_strangers_do_not_see_it(project: Project, client: Any) -> None:
    builder = staff("contractor", inside=project.department)
    give_part(project, Part.CONTRACTOR, project.department)
    client.force_login(builder)
    assert client.get(f"/office/projects/{project.code}/forecast/").status_code == 403
    client.force_login(staff("project_head"))
    assert client.get(f"/office/projects/{project.code}/forecast/").status_code == 404


def test_more_items_cost_no_more_statements(project: Project) -> None:
    forecast_of(project)
    with CaptureQueriesContext(connection) as three:
        forecast_of(project)
    for number in range(5):
        make_item(project, f"X{number}", 5)
    with CaptureQueriesContext(connection) as eight:
        forecast_of(project)
    assert len(eight) == len(three)


def test_words_of_a_slip() -> None:
    assert slip_words(None) == ""
    assert slip_words(0) == "on the day of the baseline"
    assert slip_words(1) == "1 day later than the baseline"
    assert slip_words(-3) == "3 days earlier than the baseline"
