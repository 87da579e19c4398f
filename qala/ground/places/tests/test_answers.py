"""The open JSON answers: base layer, search, reverse."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from qala.ground.people.tests.factories import make_staff
from qala.ground.places import locating, throttle
from qala.ground.places.models import City
from qala.ground.places.tests.factories import make_building, make_districts, make_street
from qala.shared.ui import maps

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger(client_for):
    cache.clear()
    make_districts()
    return client_for(None, **{"accept-language": "kk"})


def test_the_base_layer_is_cached_by_its_tag(stranger, count_queries) -> None:
    street = make_street()
    url = reverse("places:base_geojson")
    first = stranger.get(url)
    layers = [feature["properties"]["layer"] for feature in first.json()["features"]]
    assert sorted(layers) == ["district", "district", "street"]
    labels = {f["properties"]["name"]: f["properties"].get("label_lon") for f in first.json()["features"]}
    assert labels["Шығыс"] == pytest.approx(70.15)
    with count_queries() as seen:
        again = stranger.get(url, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert not [query for query in seen.captured_queries if "places_" in query["sql"]]
    street.save()
    assert stranger.get(url, headers={"if-none-match": first["ETag"]}).status_code == 200
    assert stranger.get(url, headers={"accept-language": "ru"})["ETag"] != first["ETag"]
    assert stranger.post(url).status_code == 405


def test_search_answers_as_the_combobox_wants(stranger) -> None:
    building = make_building(make_street())
    items = stranger.get(reverse("places:search"), {"q": "Abai 40", "limit": "1"}).json()["items"]
    assert [(item["value"], item["label"], item["hint"]) for item in items] == [
        (f"building:{building.pk}", "Абай даңғылы, 40", "Батыс")
    ]
    for odd in ({}, {"q": "x" * 5_000}, {"q": "а", "limit": "-1"}, {"q": "абай", "limit": "99999"}):
        assert stranger.get(reverse("places:search"), odd).status_code == 200


def test_reverse_names_the_place(stranger) -> None:
    make_building(make_street())
    said = stranger.get(reverse("places:reverse"), {"lon": "70.05", "lat": "50.05"}).json()
    assert (said["label"], said["district"], said["is_inside"]) == ("Абай даңғылы, 40", "Батыс", True)
    far = stranger.get(reverse("places:reverse"), {"lon": "60", "lat": "40"}).json()
    assert (far["is_inside"], far["label"]) == (False, "")
    for odd in ({}, {"lon": "x", "lat": "1"}, {"lon": "nan", "lat": "1"}, {"lon": "0", "lat": "0"}):
        refused = stranger.get(reverse("places:reverse"), odd, headers={"accept": "application/json"})
        assert refused.status_code == 422


def test_a_harvester_is_stopped_and_staff_are_not(
    stranger, client_for, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "PER_MINUTE", 3)
    url = reverse("places:search")
    codes = [
        stranger.get(url, {"q": "абай"}, headers={"accept": "application/json"}).status_code for _ in range(5)
    ]
    assert codes[:3] == [200] * 3
    assert codes[-1] == 429 or 200 in codes[3:], "a new minute may begin in between"
    staff = client_for(make_staff("operator"))
    assert [staff.get(url, {"q": "абай"}).status_code for _ in range(5)] == [200] * 5


def test_every_map_says_whose_data_it_shows(stranger) -> None:
    City.objects.update(attribution="© Somebody")
    locating.forget()
    assert maps.base_config()["baseAttribution"] == "© Somebody"
