"""A point finds its district, quarter, metres and cell."""

from datetime import date

import pytest

from qala.ground.places import locating
from qala.ground.places.locating import locate
from qala.ground.places.models import City, District
from qala.ground.places.queries import nearest_building, nearest_crossing, nearest_street, reverse_place
from qala.ground.places.tests.factories import (
    box,
    make_building,
    make_city,
    make_crossing,
    make_district,
    make_districts,
    make_quarter,
    make_street,
)
from qala.shared.errors import Invalid

pytestmark = pytest.mark.django_db


def test_a_point_lands_in_its_district_and_quarter() -> None:
    west, east = make_districts()
    quarter = make_quarter(west)
    inside = locate(70.01, 50.01)
    assert (inside.district_id, inside.quarter_id, inside.is_inside) == (west.pk, quarter.pk, True)
    assert (locate(70.15, 50.05).district_id, locate(70.15, 50.05).quarter_id) == (east.pk, None)
    assert inside.h3 > 0
    assert inside.point.x == pytest.approx(571_700, abs=1_000)


def test_a_point_near_the_border_belongs_to_the_city_and_a_far_one_does_not() -> None:
    make_districts()
    assert locate(70.05, 49.9995).is_inside
    far = locate(70.05, 49.9)
    assert (far.is_inside, far.district_id) == (False, None)


def test_an_empty_installation_locates_without_districts() -> None:
    assert locate(71.4, 51.1).district_id is None


@pytest.mark.parametrize(("lon", "lat"), [(0, 0), (200, 50), (float("nan"), 50)])
def test_what_is_no_position_is_refused(lon: float, lat: float) -> None:
    with pytest.raises(Invalid):
        locate(lon, lat)


def test_borders_of_another_day_answer_for_that_day() -> None:
    old = make_district("old", box(70.0, 50.0, 70.1, 50.1))
    old.outlines.update(valid_to=date(2024, 1, 1))
    new = make_district("new", box(70.0, 50.0, 70.1, 50.1), valid_from=date(2024, 1, 1))
    assert locate(70.05, 50.05, on=date(2023, 12, 31)).district_id == old.pk
    assert locate(70.05, 50.05, on=date(2024, 1, 1)).district_id == new.pk
    assert locate(70.05, 50.05, on=date(1999, 12, 31)).district_id is None


def test_a_district_without_versions_counts_with_the_outline_it_carries() -> None:
    district = District.objects.create(
        city=make_city(),
        code="plain",
        name_kk="Жай",
        valid_from=date(2000, 1, 1),
        outline=box(70, 50, 70.1, 50.1),
    )
    assert locate(70.05, 50.05).district_id == district.pk


def test_locating_costs_no_query_once_remembered(assert_queries) -> None:
    make_districts()
    locate(70.05, 50.05)
    with assert_queries(0):
        for step in range(100):
            locate(70.0 + step / 1000, 50.05)


def test_a_change_by_another_process_is_seen_when_the_version_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    west, _ = make_districts()
    assert locate(70.05, 50.05).district_id == west.pk
    monkeypatch.setattr(locating, "FRESH_FOR", 0.0)
    west.outlines.all().update(outline=box(60, 40, 60.1, 40.1))
    assert locate(70.05, 50.05).district_id == west.pk, "nobody told the version"
    City.objects.update(data_version=1)
    assert locate(70.05, 50.05).district_id is None


def test_the_nearest_building_is_found_within_the_distance() -> None:
    make_districts()
    street = make_street()
    near = make_building(street, "1", lon=70.0500)
    make_building(street, "2", lon=70.0520)
    found = nearest_building(70.0502, 50.05)
    assert found is not None
    assert found.building == near
    assert found.distance_m == pytest.approx(14.3, abs=0.5)
    assert nearest_building(70.0502, 50.06, within_m=100) is None


def test_the_nearest_crossing_and_street() -> None:
    make_districts()
    one = make_street()
    other = make_street("Тұран даңғылы", "проспект Туран", lines=[[[70.05, 50.0], [70.05, 50.1]]])
    crossing = make_crossing(one, other)
    assert nearest_crossing(70.0503, 50.05) == crossing
    assert nearest_crossing(70.06, 50.06) is None
    near = nearest_street(70.0495, 50.08)
    assert near is not None
    assert (near.street_id, round(near.distance_m)) == (other.pk, 36)
    assert nearest_street(70.08, 50.08) is None


def test_reverse_says_all_at_once() -> None:
    west, _ = make_districts()
    street = make_street()
    building = make_building(street)
    said = reverse_place(70.05, 50.05)
    assert said.located.district_id == west.pk
    assert said.building is not None
    assert said.building.building == building
    assert said.street is not None
    assert said.street.street_id == street.pk
