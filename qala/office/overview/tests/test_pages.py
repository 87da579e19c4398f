"""The pages: each works, empty and full, is refused to strangers, and costs the same for one project and for many."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from qala.office.finance.tests.factories import funded
from qala.office.overview.filters.portfolio import _signs
from qala.office.overview.tests.standing_factories import in_trouble, stand, standing_project
from qala.office.projects.models import Part
from qala.office.projects.tests.factories import give_part, make_project
from qala.shared import clock
from tests import personas

pytestmark = pytest.mark.django_db
PAGES = ["home", "table", "board", "map", "points", "timeline", "totals", "money", "risks", "papers"]


@pytest.fixture
def office(frozen_clock: Any, client_for: Any) -> Any:
    return client_for(personas.project_office())


def text(client: Any, page: str, **query: Any) -> str:
    answer = client.get(reverse(f"overview:{page}"), query, follow=True)
    assert answer.status_code == 200, page
    return str(answer.content.decode())


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_city(office: Any, page: str) -> None:
    assert text(office, page)


@pytest.mark.parametrize("page", PAGES)
def test_projects_that_were_never_reckoned(office: Any, page: str) -> None:
    soon = clock.today() + timedelta(days=10)
    row = make_project("NEW-1", planned_finish=soon, lon=71.4, lat=51.1)
    assert text(office, page)
    for sign, _label in _signs():
        assert text(office, page, sign=sign)
    assert office.get(reverse("overview:passport", args=[row.code])).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_strangers_are_refused(frozen_clock: Any, client_for: Any, page: str) -> None:
    for person in (personas.contractor(), personas.operator(), personas.resident()):
        assert client_for(person).get(reverse(f"overview:{page}")).status_code == 403
    assert client_for().get(reverse(f"overview:{page}")).status_code == 302


@pytest.mark.parametrize("page", PAGES)
def test_as_many_statements_for_many_projects(office: Any, count_queries: Any, page: str) -> None:
    in_trouble(lon=71.4, lat=51.1)
    text(office, page)
    with count_queries() as one:
        text(office, page)
    for _ in range(4):
        in_trouble(lon=71.4, lat=51.1)
        standing_project()
    with count_queries() as many:
        text(office, page)
    assert len(many) == len(one)
    assert len(one) <= 30


def test_the_first_page_answers(office: Any) -> None:
    late = in_trouble("LATE-1", title_en="Bridge over the river")
    stand(late, clock.today() - timedelta(days=40), health="green", slip_days=0)
    standing_project("FINE-1", title_en="School yard")
    page = text(office, "home")
    assert "1 of 2 projects is forecast to finish late" in page
    assert "by up to 41 days" in page
    assert "The finish is forecast 41 days after the baseline." in page
    assert "Bridge over the river" in page
    assert "In trouble (before: on course)." in page
    assert "The budget grew by" in page
    assert "1 project got worse" in page


def test_a_curator_sees_the_own_first_and_then_all(frozen_clock: Any, client_for: Any) -> None:
    curator = personas.curator()
    mine, other = in_trouble("MINE-1"), in_trouble("OTHER-1")
    give_part(mine, Part.CURATOR, curator)
    client = client_for(curator)
    assert mine.get_absolute_url() in text(client, "home")
    assert other.get_absolute_url() not in text(client, "home")
    assert other.get_absolute_url() in text(client, "home", scope="all")


def test_a_number_opens_its_rows(office: Any) -> None:
    late, fine = in_trouble("LATE-1"), standing_project("FINE-1")
    page = text(office, "table", sign="late")
    assert late.get_absolute_url() in page
    assert fine.get_absolute_url() not in page
    assert fine.get_absolute_url() in text(office, "table", health="green")
    assert fine.get_absolute_url() in text(office, "table", block=fine.block_id)
    assert fine.get_absolute_url() not in text(office, "table", stage="closed")


def test_as_of_a_day(office: Any) -> None:
    project = in_trouble("LATE-1")
    before = clock.today() - timedelta(days=60)
    stand(project, before, health="green", slip_days=0, figures={"stage": "preparation"})
    day = (before + timedelta(days=3)).isoformat()
    assert project.get_absolute_url() in text(office, "table", health="green", as_of=day)
    assert project.get_absolute_url() in text(office, "table", stage="preparation", as_of=day)
    assert project.get_absolute_url() not in text(office, "table", health="red", as_of=day)
    assert "No project is forecast to finish late." in text(office, "home", as_of=day)


def test_junk_in_the_address_shows_no_rows(office: Any) -> None:
    project = in_trouble()
    for page in ("table", "board", "timeline"):
        assert project.get_absolute_url() not in text(office, page, stage="nowhere", as_of="2026-99-99")


def test_the_timeline_comes_in_pieces(office: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("qala.office.overview.views.portfolio_timeline.PIECE", 2)
    codes = {standing_project().code for _ in range(5)}
    address, seen = reverse("overview:timeline"), []
    for _ in range(3):
        answer = office.get(address, headers={"HX-Request": "true"})
        seen += [line.project.code for line in answer.context["lines"]]
        address = answer.context["next_url"]
    assert address == ""
    assert sorted(seen) == sorted(codes)


def test_the_board_holds_every_project_under_its_stage(office: Any) -> None:
    here, there = in_trouble(stage="construction"), standing_project(stage="procurement")
    lanes = {lane.stage: lane for lane in office.get(reverse("overview:board")).context["columns"]}
    assert [card.code for card in lanes["construction"].cards] == [here.code]
    assert [card.code for card in lanes["procurement"].cards] == [there.code]
    assert sum(lane.count for lane in lanes.values()) == 2


def test_the_map_says_the_light_in_words_too(office: Any) -> None:
    in_trouble(
        lon=71.4, lat=51.1, geometry={"type": "LineString", "coordinates": [[71.4, 51.1], [71.5, 51.1]]}
    )
    standing_project("NOWHERE-1")
    features = office.get(reverse("overview:points")).json()["features"]
    assert [each["geometry"]["type"] for each in features] == ["LineString", "Point"]
    assert {each["properties"]["badge"] for each in features} == {"In trouble"}
    assert "NOWHERE-1" in text(office, "map")


def test_money_of_two_currencies_stands_apart(office: Any) -> None:
    standing_project(currency="KZT")
    standing_project(currency="EUR", at={"budget": Decimal(7)})
    whole = office.get(reverse("overview:totals")).context["whole"]
    assert {one.currency: one.budget for one in whole} == {"KZT": Decimal(1000), "EUR": Decimal(7)}


def test_money_by_year_and_source(office: Any) -> None:
    from qala.office.finance.tests.factories import funded

    funded(personas.project_office(), standing_project(currency="KZT"))
    page = text(office, "money")
    assert "By year, ₸" in page
    assert "Budget and payments by year, ₸" in page


def test_a_field_of_the_risk_map_opens_its_risks(office: Any) -> None:
    from qala.office.risks.tests.factories import make_scored

    risk = make_scored(in_trouble(), personas.project_office())
    page = office.get(reverse("overview:risks"))
    ((cell, url),) = [pair for row in page.context["grid"] for pair in row if pair[0].count]
    assert [one.pk for one in office.get(url).context["risks"]] == [risk.pk]
    other = cell.probability % 5 + 1
    assert not office.get(reverse("overview:risks"), {"p": other, "i": cell.impact}).context["risks"]


def test_every_number_of_the_totals_opens_its_rows(office: Any) -> None:
    in_trouble()
    standing_project()
    standing_project(stage="cancelled")
    answer = office.get(reverse("overview:totals"), {"by": "stage"})
    (one,) = answer.context["whole"]
    assert sum(len(grid.labels) for grid in answer.context["grids"]) == 17
    for grid in answer.context["grids"]:
        for _name, address, cells in (*grid.lines, *grid.foot):
            for label, _words, url in cells:
                rows = office.get(url).context["page"].rows
                wanted = {"Projects": 3, "In trouble": 1, "Late": 1, "Paid": 3}.get(str(label))
                if address == reverse("overview:table") and wanted:
                    assert len(rows) == wanted, label
    assert (one.projects, one.live, one.red) == (3, 2, 1)


def test_money_without_the_cancelled_until_they_are_asked_for(office: Any) -> None:
    keeper = personas.project_office()
    for code, stage in (("GOES-1", "construction"), ("ENDED-1", "cancelled")):
        funded(keeper, make_project(code, stage=stage), 1_000_000)
    page = office.get(reverse("overview:money"))
    (year,) = page.context["years"]["KZT"]
    assert year.sums.budget == 1_000_000
    assert "Without cancelled and merged projects" in page.content.decode()
    (more,) = office.get(page.context["other_url"]).context["years"]["KZT"]
    assert more.sums.budget == 2_000_000
    both, alive = (
        text(office, "table", funds=str(year.year)),
        text(office, "table", funds=year.sources[0][0], sign="live"),
    )
    assert "GOES-1" in both
    assert "ENDED-1" in both
    assert "GOES-1" in alive
    assert "ENDED-1" not in alive
