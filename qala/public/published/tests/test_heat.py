"""Heat: cells with enough appeals and no others, by topic and days; the table says what the map says."""

from typing import Any

import h3.api.basic_int as h3
import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from shapely.geometry import Point, shape

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import IN_EAST, World
from qala.public.published.actions import count_cells, refuse, set_terms
from qala.public.published.rules.heat import FILLS, fills

CELLS, PAGE = "/open/map/heat/cells/", "/open/map/heat/"


@pytest.fixture
def three(world: World) -> World:
    """Three appeals in one place and one in another; three are enough."""
    set_terms(least_count=3, by=world.people.administrator)
    for _number in range(3):
        world.appeal()
    world.appeal(place=IN_EAST)
    return world


def test_a_cell_with_few_is_left_out(three: World, client: Client) -> None:
    told = client.get(CELLS).json()
    (cell,) = told["features"]
    assert (cell["properties"]["count"], told["least_count"], told["left_out"]) == (3, 3, 1)
    appeal = Appeal.objects.filter(district=three.west).first()
    assert shape(cell["geometry"]).contains(Point(appeal.lon, appeal.lat))
    assert h3.get_resolution(int(cell["properties"]["h3"], 16)) == told["resolution"] == 8
    set_terms(least_count=4, by=three.people.administrator)
    caches["local"].clear()
    assert client.get(CELLS).json()["features"] == []


@pytest.mark.parametrize("size", ["7", "8", "9"])
def test_sizes_and_filters(three: World, client: Client, size: str) -> None:
    for query, expected in (
        ({}, 1), ({"group": "houses"}, 1), ({"stage": "done"}, 0), ({"received_to": "2026-03-01"}, 0),
    ):  # fmt: skip
        found = client.get(CELLS, {"cells": size, **query}).json()
        assert len(found["features"]) == expected, query
        assert found["resolution"] == int(size)
    assert client.get(CELLS, {"cells": "12"}).status_code == 422
    assert client.get(CELLS, {"stage": "nonsense"}).status_code == 422
    for district in ("abc", "9" * 40, "-1", "²"):
        page = client.get(PAGE, {"district": district})
        assert (page.status_code, page.context["told"].cells) == (200, []), district


def test_the_table_is_the_twin_of_the_map(three: World, client: Client) -> None:
    page = client.get(PAGE, {"cells": "9"}, headers={"accept-language": "en"})
    (part,) = page.context["parts"]
    assert (part.name, part.count, [place.hot.count for place in part.places]) == (three.west.name, 3, [3])
    assert page.context["cells_url"] == f"{CELLS}?cells=9"
    assert client.get(page.context["cells_url"]).json()["features"][0]["properties"]["count"] == 3
    narrowed = client.get(PAGE, {"stage": "done"})
    assert narrowed.context["parts"] == []
    assert narrowed.context["map_tabs"][0].url == "/open/map/?stage=done"
    assert [tab.url for tab in client.get("/open/map/?stage=new").context["map_tabs"]] == [
        "/open/map/?stage=new",
        "/open/map/heat/?stage=new",
    ]


def test_what_is_hidden_is_not_counted_and_the_job_answers_the_same(three: World, client: Client) -> None:
    before = client.get(CELLS).json()
    count_cells()
    assert client.get(CELLS).json() == before
    with CaptureQueriesContext(connection) as asked:
        client.get(CELLS)
    assert not any("appeals_appeal" in each["sql"] for each in asked.captured_queries)
    hidden: Any = Appeal.objects.filter(district=three.west).first()
    refuse(appeal_id=hidden.pk, cause="personal", is_hidden=True, by=three.people.controller)
    assert client.get(CELLS, {"stage": "new"}).json()["features"] == []


def test_more_appeals_cost_no_more_statements(three: World, client: Client) -> None:
    client.get(PAGE)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(PAGE).status_code == 200
        return len(asked)

    first = cost()
    for _number in range(3):
        three.appeal(place=IN_EAST)
    assert cost() == first


def test_a_fuller_cell_is_filled_more_strongly() -> None:
    found = fills([9, 9, 5, 3, 1])
    assert found == sorted(found, reverse=True)
    assert (found[0], found[-1], found[0] == found[1]) == (FILLS[-1], FILLS[0], True)
    assert fills([7]) == [FILLS[0]]
