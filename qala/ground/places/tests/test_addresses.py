"""Typed addresses are taken apart the way people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.ground.places.rules.addresses import number_key, number_order, parse_address

BUILDINGS = [
    ("Кенесары 40", "кенесары", "40", ""),
    ("ул. Кенесары, д. 40 кв 5", "кенесары", "40", "5"),
    ("улица Кенесары, дом 40, квартира 12а", "кенесары", "40", "12а"),
    ("Кенесары көшесі, 40-үй", "кенесары", "40", ""),
    ("Кенесары көшесі 40, 5 пәтер", "кенесары", "40", "5"),
    ("Kenesary street 40, apt. 7", "кенесары", "40", "7"),
    ("Абай даңғылы 12/1", "абаи", "12/1", ""),
    ("пр. Абая 12а", "абаиа", "12а", ""),
    ("Абай 12 А", "абаи", "12а", ""),
    ("Абай даңғылы, 40 корпус 2", "абаи", "40к2", ""),
    ("Сыганак 14к3", "сыганак", "14к3", ""),
    ("г. Астана, ул. Сыганак, 14", "сыганак", "14", ""),
    ("улица 39, дом 5", "39", "5", ""),
    ("A-355 street 7", "а 355", "7", ""),
    ("Тұран даңғылы №37", "туран", "37", ""),
]


@pytest.mark.parametrize(("typed", "street", "number", "flat"), BUILDINGS, ids=str)
def test_street_number_and_flat_are_found(typed: str, street: str, number: str, flat: str) -> None:
    parsed = parse_address(typed)
    assert (parsed.kind, parsed.street_key, parsed.number_key, parsed.flat) == (
        "building",
        street,
        number,
        flat,
    )


@pytest.mark.parametrize(
    "typed",
    [
        "Кабанбай батыр / Туран",
        "Кабанбай батыр/Туран",
        "угол Кабанбай батыр и Туран",
        "угол улиц Кабанбай батыр, Туран",
        "пересечение Кабанбай батыр и Туран",
        "на перекрёстке Кабанбай батыр и пр. Туран",
        "Қабанбай батыр мен Тұран қиылысы",
        "Қабанбай батыр пен Тұран қиылысында",
        "corner of Qabanbai batyr and Turan",
        "Kabanbay batyr & Turan avenue",
    ],
)
def test_corners_are_found(typed: str) -> None:
    parsed = parse_address(typed)
    assert (parsed.kind, parsed.street_key, parsed.crossing_key) == ("corner", "кабанбаи батыр", "туран")


@pytest.mark.parametrize(
    "typed", ["Бәйтерек", "школа-лицей рядом", "Кенесары", "улица 39", "Хан Шатыр", "1", ""]
)
def test_all_else_is_text(typed: str) -> None:
    assert parse_address(typed).kind == "text"


def test_a_name_with_and_in_it_can_be_read_whole() -> None:
    parsed = parse_address("Керей және Жәнібек хандар көшесі 5", corners=False)
    assert (parsed.kind, parsed.street_key) == ("building", "кереи жане жанибек хандар")


def test_the_flat_never_stays_in_the_place() -> None:
    parsed = parse_address("ул. Кенесары, д. 40 кв 517")
    assert "517" not in (parsed.street + parsed.street_key + parsed.number + parsed.number_key)


@pytest.mark.parametrize(
    ("left", "right"), [("12А", "12 a"), ("12/1", "12 - 1"), ("40 корпус 2", "40к2"), ("7 Б", "7б")]
)
def test_spellings_of_a_number_meet(left: str, right: str) -> None:
    assert number_key(left) == number_key(right)


def test_a_fraction_is_not_another_number() -> None:
    assert number_key("12/1") != number_key("121")


def test_numbers_sort_as_people_count() -> None:
    assert sorted(["10", "2", "10а", "1/2"], key=number_order) == ["1/2", "2", "10", "10а"]


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    parsed = parse_address(text)
    assert parsed.kind in {"building", "corner", "text"}


@given(st.text(alphabet="0123456789абвкАБ/- ", max_size=12))
def test_a_number_key_is_stable(number: str) -> None:
    assert number_key(number_key(number)) == number_key(number)
