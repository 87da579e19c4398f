"""Totals as JSON: those of the page, by its filters, of a day, for whoever sees the portfolio."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from qala.contact.open311.actions import issue_client
from qala.office.overview.queries.totals import dimensions
from qala.office.overview.tests.standing_factories import in_trouble, stand, standing_project
from qala.office.projects.tests.factories import make_block
from qala.shared import clock
from qala.shared.money import short
from tests import personas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]

URL = "/api/v1/projects/totals"


def amounts(said: Any, part: str = "groups") -> dict[str, Decimal]:
    return {each["label"]: Decimal(each["budget"]) for each in said.json()[part]}


@pytest.mark.parametrize("by", list(dimensions(None)))
def test_groups_are_those_of_the_page(by: str, client_for: Any) -> None:
    in_trouble()
    standing_project(currency="EUR")
    office = client_for(personas.project_office())
    page = office.get(reverse("overview:totals"), {"by": by}).context
    said = office.get(URL, {"by": by}).json()
    grid = page["grids"][0]
    column = [str(label) for label in grid.labels].index("Budget")
    assert [(each["label"], short(Decimal(each["budget"]), each["currency"])) for each in said["groups"]] == [
        (label, cells[column][1]) for label, _url, cells in grid.lines
    ]
    assert [(each["projects"], each["late"], each["delay_days"]) for each in said["whole"]] == [
        (one.projects, one.late, one.delay_days) for one in page["whole"]
    ]


def test_of_a_day_and_by_filters(client_for: Any) -> None:
    project = standing_project("A-1", block=make_block("networks", name_en="Networks"))
    standing_project("A-2", block=make_block("roads", name_en="Roads"))
    before = clock.today() - timedelta(days=30)
    stand(project, before, budget=Decimal("10.25"))
    client = client_for(personas.curator())
    then = client.get(URL, {"as_of": before.isoformat(), "block": project.block_id, "by": "block"})
    assert then.json()["as_of"] == before.isoformat()
    assert amounts(then) == {"Networks": Decimal("10.25")}
    assert amounts(client.get(URL, {"by": "block"})) == {"Networks": Decimal(1000), "Roads": Decimal(1000)}
    assert client.get(URL).json()["groups"] == []


def test_what_is_unknown_is_null_and_never_nothing(client_for: Any) -> None:
    standing_project(at={"budget": None, "physical": None})
    (whole,) = client_for(personas.curator()).get(URL).json()["whole"]
    assert [whole[name] for name in ("budget", "growth", "financial", "physical")] == [None] * 4


def test_everybody_counts_their_own_and_strangers_nothing(client_for: Any) -> None:
    department = personas.department()
    standing_project(department=department.duties.get().organisation)
    standing_project()

    def counted(person: Any) -> list[int]:
        return [each["projects"] for each in client_for(person).get(URL).json()["whole"]]

    assert counted(department) == [1]
    assert counted(personas.curator()) == [2]
    assert client_for(personas.contractor()).get(URL).status_code == 403
    assert client_for(None).get(URL).status_code == 401


def test_a_key_needs_the_scope(client_for: Any) -> None:
    words = {"contact": "", "organisation": None, "acts_as": personas.curator(), "minute_limit": 60}
    words |= {"day_limit": 99, "by": personas.administrator()}
    client = client_for(None)
    for scope, code in (("projects:read", 200), ("appeals:read", 403)):
        _client, key = issue_client(name=scope, scopes=[scope], **words)
        assert client.get(URL, headers={"authorization": f"Bearer {key}"}).status_code == code


@pytest.mark.parametrize(
    "asked", [{"colour": "red"}, {"by": "moon"}, {"as_of": "2099-01-01"}, {"stage": "no"}]
)
def test_a_question_that_is_not_understood_is_refused_at_its_name(asked: Any, client_for: Any) -> None:
    said = client_for(personas.curator()).get(URL, asked)
    assert (said.status_code, list(said.json()["error"]["fields"])) == (422, list(asked))


def test_unchanged_totals_answer_304(client_for: Any) -> None:
    standing_project()
    client = client_for(personas.curator())
    tag = client.get(URL).headers["ETag"]
    assert client.get(URL, headers={"if-none-match": tag}).status_code == 304


def test_the_number_of_statements_stands_whatever_there_is(
    client_for: Any, django_assert_max_num_queries: Any
) -> None:
    client = client_for(personas.project_office())
    client.get(URL, {"by": "block"})
    for number in range(3):
        standing_project(block=make_block(f"b{number}", name_en=f"B{number}"))
    with django_assert_max_num_queries(14):
        client.get(URL, {"by": "block"})
