"""Places are found by any spelling."""

import pytest
from django.utils import translation

from qala.ground.places.queries import search_places
from qala.ground.places.tests.factories import (
    make_building,
    make_crossing,
    make_districts,
    make_landmark,
    make_quarter,
    make_street,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    west, _ = make_districts()
    make_quarter(west)
    abai = make_street()
    turan = make_street("Тұран даңғылы", "проспект Туран", aliases=["улица Ленина"])
    batyr = make_street("Қабанбай батыр көшесі", "улица Кабанбай батыра")
    make_street("Абай көшесі", "улица Абая", lines=[[[70.0, 50.01], [70.01, 50.01]]])
    make_crossing(abai, turan)
    make_crossing(batyr, turan, lon=70.06)
    for number in ("40", "40а", "12/1", "4"):
        make_building(abai, number)
    make_landmark()
    return {"abai": abai, "turan": turan, "batyr": batyr, "west": west}


@pytest.mark.parametrize(
    "text",
    ["Қабанбай батыр", "Кабанбай батыра", "кабанбай", "Qabanbai batyr köşesi", "Kabanbay batyr street", "RF,FY,FQ",
     "ул. Кабанбай батыра", "каванбай батыр"],
)  # fmt: skip
def test_a_street_is_found_in_every_spelling(city, text: str) -> None:
    hits = search_places(text)
    assert hits
    assert (hits[0].kind, hits[0].street_id) == ("street", city["batyr"].pk)


def test_a_former_name_finds_the_street(city) -> None:
    assert search_places("Ленина")[0].street_id == city["turan"].pk


def test_the_kind_that_was_typed_comes_first(city) -> None:
    assert search_places("пр. Абая")[0].label == "Абай даңғылы"
    assert search_places("ул. Абая")[0].label == "Абай көшесі"


@pytest.mark.parametrize("text", ["Абай 40", "пр. Абая, д. 40 кв 5", "Abai avenue 40", "Абай даңғылы, 40-үй"])
def test_a_building_is_found_by_street_and_number(city, text: str) -> None:
    hit = search_places(text)[0]
    assert (hit.kind, hit.label, hit.district_id) == ("building", "Абай даңғылы, 40", city["west"].pk)
    assert hit.building_id is not None
    assert "кв" not in hit.label


def test_numbers_that_begin_alike_follow_the_exact_one(city) -> None:
    labels = [hit.label for hit in search_places("Абай даңғылы 4") if hit.kind == "building"]
    assert labels[0] == "Абай даңғылы, 4"
    assert "Абай даңғылы, 40" in labels
    assert search_places("Абай 12-1")[0].label == "Абай даңғылы, 12/1"


def test_an_unknown_number_still_gives_the_street(city) -> None:
    assert search_places("Туран 7")[0].kind == "street"


@pytest.mark.parametrize(
    "text",
    ["Кабанбай батыра / Туран", "угол Кабанбай батыра и Туран", "Тұран пен Қабанбай батыр қиылысы",
     "corner of Turan and Qabanbai batyr", "Туран Кабанбай батыра"],
)  # fmt: skip
def test_a_corner_is_found_from_both_sides(city, text: str) -> None:
    hit = search_places(text)[0]
    assert hit.kind == "corner"
    assert hit.lon == pytest.approx(70.06)
    assert {"Қабанбай батыр көшесі", "Тұран даңғылы"} == set(hit.label.split(" / "))


@pytest.mark.parametrize(
    ("text", "kind"), [("Байтерек", "landmark"), ("самал", "quarter"), ("Западный", "district")]
)
def test_landmarks_quarters_and_districts_are_found(city, text: str, kind: str) -> None:
    assert search_places(text)[0].kind == kind


def test_labels_are_in_the_active_language(city) -> None:
    with translation.override("ru"):
        hit = search_places("Қабанбай")[0]
    assert (hit.label, hit.detail) == ("улица Кабанбай батыра", "Западный")


@pytest.mark.parametrize("text", ["", " ", "а", "%", "___", "'; drop table", "%%|%", "/ /", "ъъъ"])
def test_junk_finds_nothing_and_breaks_nothing(city, text: str) -> None:
    assert search_places(text) == []


def test_the_limit_holds(city) -> None:
    assert len(search_places("Абай", limit=1)) == 1


def test_few_statements_whatever_is_found(city, assert_queries) -> None:
    search_places("Абай")
    with assert_queries(2):
        search_places("Абай")
    with assert_queries(1):
        search_places("Абай / Туран")
