"""Around an address: projects by metres of their point or outline, works and appeals by cells."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from qala.contact.appeals.models import Appeal
from qala.ground.places.models import Building, Quarter
from qala.ground.places.tests.factories import make_district
from qala.office.projects.actions.publish import take_publication
from qala.public.portfolio.queries.around import index_of, rounded, spot
from qala.public.projection.models import PublicProject
from qala.public.projection.tests.samples import STREET
from qala.shared.clock import today
from qala.shared.errors import Invalid
from tests.small_city import SmallCity, build

URL = "/projects/around/"
AT = {"lon": "71.43", "lat": "51.13"}


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """Outlines are remembered by the moment of the last change, which tests freeze."""
    index_of.cache_clear()
    yield
    index_of.cache_clear()


@pytest.fixture
def small(city: Any) -> SmallCity:
    """Streets, houses, appeals."""
    return build(city.people)


def codes(client: Client, **query: str) -> dict[str, int]:
    page = client.get(URL, query)
    return {one.row.code: one.away for _name, one in page.context["projects"]}


def test_without_an_address_there_is_a_form(client: Client, row: PublicProject) -> None:
    page = client.get(URL)
    assert page.status_code == 200
    assert "found" not in page.context
    assert 'name="near"' in page.content.decode()


def test_projects_are_near_by_their_point_or_their_outline(client: Client, row: PublicProject) -> None:
    assert codes(client, **AT) == {row.code: 0}
    # A kilometre to the east of the outline's end, about 1.3 of the point.
    assert codes(client, lon="71.448", lat="51.132", within="1") == {}
    assert 600 < codes(client, lon="71.448", lat="51.132", within="2")[row.code] < 900
    assert codes(client, lon="71.6", lat="51.3", within="4") == {}


def test_a_point_alone_is_enough(client: Client, row: PublicProject) -> None:
    PublicProject.objects.filter(pk=row.pk).update(geometry=None)
    index_of.cache_clear()
    assert codes(client, **AT) == {row.code: 0}
    PublicProject.objects.filter(pk=row.pk).update(lon=None, lat=None)
    index_of.cache_clear()
    assert codes(client, **AT) == {}
    PublicProject.objects.filter(pk=row.pk).update(geometry=STREET)
    index_of.cache_clear()
    assert codes(client, **AT) == {row.code: 0}


def test_a_position_is_rounded_in_the_address(client: Client, row: PublicProject) -> None:
    answer = client.get(URL, {"lon": "71.4301234", "lat": "51.1298765", "within": "1"})
    assert answer.status_code == 302
    assert answer.url == f"{URL}?lon=71.43&lat=51.13&within=1"
    assert rounded("71,4301", "51,1299") == (71.43, 51.13)
    with pytest.raises(Invalid):
        rounded("x", "51")
    assert client.get(URL, {"lon": "x", "lat": "y"}).status_code == 422
    assert client.get(URL, {"lon": "nan", "lat": "51"}).status_code == 422


def test_an_address_finds_works_and_appeals(client: Client, small: SmallCity) -> None:
    appeal = Appeal.objects.exclude(lon=None).order_by("pk").first()
    assert appeal is not None
    appeal.stage, appeal.planned_on = "active", today() + timedelta(days=2)
    appeal.save()
    place = {"lon": f"{appeal.lon:.3f}", "lat": f"{appeal.lat:.3f}"}
    page = client.get(URL, place, follow=True)
    found = page.context["found"]
    assert appeal.number in {each.number for each in found.works}
    assert {each.planned_on >= today() for each in found.works if each.planned_on} == {True}
    assert appeal.number in {each.number for each in found.appeals}
    assert found.figures.open_count >= 1
    drawn = client.get(page.context["points_url"]).json()["features"]
    assert f"/open/appeals/{appeal.number}/" in {one["properties"].get("url") for one in drawn}
    assert drawn[-1]["properties"]["sign"] == "●"


def test_what_is_typed_is_found(client: Client, small: SmallCity) -> None:
    building = Building.objects.select_related("street").exclude(lon=None).order_by("pk").first()
    page = client.get(URL, {"near": str(building)})
    assert page.context["asked"].hit.building_id == building.pk if building else False
    assert page.context["appeals_url"].startswith("/open/appeals/?near=")
    assert client.get(page.context["appeals_url"]).status_code == 200
    nowhere = client.get(URL, {"near": "qqqqzzzz"})
    assert "found" not in nowhere.context
    assert nowhere.status_code == 200


def test_a_whole_district_or_quarter_has_its_own_page(client: Client, city: Any) -> None:
    district = make_district("plain", name_kk="Қызғалдақ", name_ru="Тюльпановый", name_en="Tulip")
    assert client.get(URL, {"near": "Тюльпановый"}).url == f"/projects/districts/{district.code}/"
    Quarter.objects.create(
        code="q-rose", district=district, name_kk="Раушан", name_ru="Розовый", name_en="Rose",
        search_key="|раушан|розовый|rose|", valid_from="2000-01-01",
    )  # fmt: skip
    assert client.get(URL, {"near": "Раушан"}).url == "/projects/districts/q-rose/"


def test_a_spot_without_streets_is_called_by_its_district(city: Any) -> None:
    make_district("plain", name_kk="Қызғалдақ", name_ru="Тюльпановый", name_en="Tulip")
    with override("kk"):
        assert (spot(70.05, 50.05).label, spot(70.05, 50.05).detail) == ("Қызғалдақ", "")


def test_a_withdrawn_project_is_not_around(client: Client, city: Any, row: PublicProject) -> None:
    assert codes(client, **AT) == {row.code: 0}
    take_publication(
        project_id=row.project_id, verb="withdraw", by=city.people.project_office, reason="wrong"
    )
    assert codes(client, **AT) == {}
    urls = [one["properties"].get("url") for one in client.get(f"{URL}points/", AT).json()["features"]]
    assert urls == [None]


def test_points_of_no_place_are_missing(client: Client, city: Any) -> None:
    assert client.get(f"{URL}points/").status_code == 404


def test_the_page_writes_nothing_and_costs_the_same(
    client: Client, more: list[PublicProject], django_assert_max_num_queries: Any
) -> None:
    client.get(URL, AT)
    # Fourteen, and what the process remembers of the city and the catalogue when it is time to look again.
    with django_assert_max_num_queries(26) as asked:
        assert len(client.get(URL, AT).context["projects"]) == 3
    assert [one for one in asked.captured_queries if not one["sql"].startswith("SELECT")] == []
