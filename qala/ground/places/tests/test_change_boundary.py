"""Borders change from a day on; streets, districts and buildings are put right."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from qala.ground.people.tests.factories import make_staff, make_user
from qala.ground.places.actions import change_boundary, edit_district, edit_street, save_building
from qala.ground.places.events import BoundaryChanged
from qala.ground.places.locating import locate
from qala.ground.places.models import DistrictOutline
from qala.ground.places.queries import search_places
from qala.ground.places.tests.factories import (
    box,
    make_building,
    make_city,
    make_district,
    make_districts,
    make_street,
)
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.hearing import hearing

DAY = date(2024, 5, 23)
WIDER = box(70.0, 50.0, 70.15, 50.1)


@pytest.fixture
def admin(db):
    return make_staff("administrator")


def test_the_new_border_holds_from_the_day_on(admin) -> None:
    district = make_district()
    with hearing(BoundaryChanged) as heard:
        change_boundary(district_id=district.pk, outline=WIDER, valid_from=DAY, basis="Decision 1", by=admin)
    assert locate(70.12, 50.05, on=date(2024, 5, 22)).district_id is None
    assert locate(70.12, 50.05, on=DAY).district_id == district.pk
    district.refresh_from_db()
    assert district.area_km2 == pytest.approx(119.5, abs=1)
    assert [row.valid_to for row in district.outlines.order_by("valid_from")] == [DAY, None]
    assert [(entry.verb, entry.note) for entry in timeline.of(district)] == [
        ("boundary_changed", "Decision 1")
    ]
    assert heard == [BoundaryChanged(district.pk, DAY, admin.pk)]


def test_the_same_border_again_changes_nothing(admin) -> None:
    district = make_district()
    for _ in range(2):
        change_boundary(district_id=district.pk, outline=WIDER, valid_from=DAY, basis="Decision 1", by=admin)
    assert DistrictOutline.objects.count() == 2
    assert timeline.of(district).count() == 1


def test_an_earlier_border_no_area_and_no_basis_are_refused(admin) -> None:
    district = make_district()
    with pytest.raises(Conflict):
        change_boundary(
            district_id=district.pk, outline=WIDER, valid_from=date(2000, 1, 1), basis="x", by=admin
        )
    with pytest.raises(Invalid):
        change_boundary(
            district_id=district.pk,
            outline={"type": "Point", "coordinates": [1, 2]},
            valid_from=DAY,
            basis="x",
            by=admin,
        )
    with pytest.raises(Invalid):
        change_boundary(district_id=district.pk, outline=WIDER, valid_from=DAY, basis=" ", by=admin)


def test_a_stranger_is_refused(db) -> None:
    district = make_district()
    for person in (make_user(), make_staff("operator")):
        with pytest.raises(NotAllowed):
            change_boundary(district_id=district.pk, outline=WIDER, valid_from=DAY, basis="x", by=person)


def test_the_database_refuses_two_outlines_at_once(db) -> None:
    district = make_district()
    with pytest.raises(IntegrityError), transaction.atomic():
        DistrictOutline.objects.create(district=district, outline=WIDER, bbox=[], valid_from=DAY)


def test_a_renamed_street_is_still_found_by_its_old_name(admin) -> None:
    street = make_street("Орталық көшесі", "Центральная улица")
    edit_street(
        street_id=street.pk,
        name_kk="Тәуелсіздік көшесі",
        name_ru="улица Тауелсиздик",
        name_en="",
        aliases=[],
        by=admin,
    )
    street.refresh_from_db()
    assert street.aliases == ["Орталық көшесі", "Центральная улица"]
    assert search_places("Центральная")[0].street_id == search_places("Tauelsizdik")[0].street_id == street.pk
    with pytest.raises(Invalid):
        edit_street(street_id=street.pk, name_kk=" ", name_ru="", name_en="", aliases=[], by=admin)
    with pytest.raises(NotAllowed):
        edit_street(street_id=street.pk, name_kk="Х", name_ru="", name_en="", aliases=[], by=make_user())


def test_a_district_keeps_a_kazakh_name_and_a_sound_code(admin) -> None:
    district = make_district()
    sound = {
        "name_kk": "Батыс ауданы",
        "name_ru": "",
        "name_en": "",
        "kato": "711110000",
        "valid_to": None,
        "by": admin,
    }
    edit_district(district_id=district.pk, **sound)
    assert search_places("батыс ауданы")[0].kind == "district"
    wrong = {**sound, "name_kk": "", "kato": "12", "valid_to": date(1999, 1, 1)}
    with pytest.raises(Invalid) as refusal:
        edit_district(district_id=district.pk, **wrong)
    assert set(refusal.value.fields) == {"name_kk", "kato", "valid_to"}


def test_a_building_takes_its_district_from_its_position(admin) -> None:
    west, east = make_districts()
    street = make_street()
    made = save_building(building_id=None, street_id=street.pk, number="12 А", lon=70.05, lat=50.05, by=admin)
    assert (made.district_id, made.number_key) == (west.pk, "12а")
    save_building(building_id=made.pk, street_id=street.pk, number="12 А", lon=70.15, lat=50.05, by=admin)
    made.refresh_from_db()
    assert made.district_id == east.pk
    assert made.point is not None
    with pytest.raises(Conflict):
        save_building(building_id=None, street_id=street.pk, number="12a", lon=None, lat=None, by=admin)
    with pytest.raises(Invalid):
        save_building(building_id=None, street_id=street.pk, number="-", lon=None, lat=None, by=admin)
    with pytest.raises(NotAllowed):
        save_building(building_id=None, street_id=street.pk, number="13", lon=None, lat=None, by=make_user())
    assert [entry.verb for entry in timeline.of(made)] == ["entered", "edited"]


def test_there_is_one_city_and_changes_are_audited(db) -> None:
    city = make_city()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(city).objects.create(code="other", epsg=32643)
    building = make_building(make_street())
    assert building.audit_events.count() == 1  # type: ignore[attr-defined]
