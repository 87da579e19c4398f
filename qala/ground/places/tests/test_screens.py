"""Staff screens: who may open them, and that they do what they say."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from qala.ground.organisations.tests import factories as bodies
from qala.ground.people.tests.factories import make_staff, make_user
from qala.ground.places.access import STAFF
from qala.ground.places.locating import locate
from qala.ground.places.models import Building, BuildingCare
from qala.ground.places.tests.factories import box, make_building, make_districts, make_street

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(settings):
    settings.MFA_REQUIRED = False
    west, _ = make_districts()
    street = make_street()
    return {"district": west, "street": street, "building": make_building(street)}


def pages(scene) -> list[str]:
    return [
        reverse("places:districts"),
        reverse("places:district", args=[scene["district"].pk]),
        reverse("places:streets"),
        reverse("places:street", args=[scene["street"].pk]),
        reverse("places:building", args=[scene["building"].pk]),
        reverse("places:find") + "?q=Абай+40",
    ]


@pytest.mark.parametrize("role", STAFF)
def test_every_role_on_duty_sees_the_pages(scene, client_for, role: str) -> None:
    client = client_for(make_staff(role, bodies.organisation()))
    assert [client.get(page).status_code for page in pages(scene)] == [200] * 6


def test_residents_are_refused_and_strangers_sign_in(scene, client_for) -> None:
    resident, stranger = client_for(make_user()), client_for()
    assert [resident.get(page).status_code for page in pages(scene)] == [403] * 6
    assert [stranger.get(page).status_code for page in pages(scene)] == [302] * 6


def changes(scene) -> dict[str, dict[str, object]]:
    care = BuildingCare.objects.create(
        building=scene["building"],
        function=bodies.function(),
        organisation=bodies.organisation(),
        valid_from=date(2021, 1, 1),
    )
    outline = SimpleUploadedFile("a.geojson", json.dumps(box(70.0, 50.0, 70.15, 50.1)).encode())
    return {
        reverse("places:edit_district", args=[scene["district"].pk]): {"name_kk": "Жаңа", "kato": "711110000"},
        reverse("places:change_boundary", args=[scene["district"].pk]): {
            "outline": outline, "valid_from": "2024-05-23", "basis": "Decision 1",
        },
        reverse("places:street", args=[scene["street"].pk]): {"name_kk": "Жаңа көше", "other_names": "Ескі\nЕң ескі"},
        reverse("places:new_building", args=[scene["street"].pk]): {"number": "77", "lon": "70.15", "lat": "50.05"},
        reverse("places:building", args=[scene["building"].pk]): {
            "function": bodies.function().pk, "organisation": bodies.organisation().pk, "valid_from": "2022-01-01",
        },
        reverse("places:end_care", args=[care.pk]): {"valid_to": "2025-01-01"},
    }  # fmt: skip


def test_an_administrator_changes_everything(scene, client_for) -> None:
    client = client_for(make_staff("administrator"))
    for url, body in changes(scene).items():
        assert client.post(url, body).status_code == 302, url
    scene["street"].refresh_from_db()
    assert scene["street"].aliases == ["Ескі", "Ең ескі", "Абай даңғылы"]
    assert locate(70.12, 50.05).district_id is not None
    assert Building.objects.filter(number="77").exists()
    assert BuildingCare.objects.filter(valid_to=date(2025, 1, 1)).count() == 1
    for page in pages(scene):
        assert client.get(page).status_code == 200


def test_an_operator_changes_nothing(scene, client_for) -> None:
    client = client_for(make_staff("operator"))
    for url, body in changes(scene).items():
        assert client.post(url, body).status_code == 403, url


def test_wrong_input_comes_back_with_its_field(scene, client_for) -> None:
    client = client_for(make_staff("administrator"))
    wrong = {
        reverse("places:edit_district", args=[scene["district"].pk]): {"name_kk": "", "kato": "1"},
        reverse("places:change_boundary", args=[scene["district"].pk]): {
            "outline": SimpleUploadedFile("a.geojson", b"not json"), "valid_from": "2024-05-23", "basis": "x",
        },
        reverse("places:street", args=[scene["street"].pk]): {"name_kk": ""},
        reverse("places:new_building", args=[scene["street"].pk]): {"number": "40"},
        reverse("places:building", args=[scene["building"].pk]): {"valid_from": "x"},
    }  # fmt: skip
    for url, body in wrong.items():
        assert client.post(url, body).status_code == 422, url
    assert client.get(reverse("places:building", args=[10**9])).status_code == 404


def test_districts_of_another_day(scene, client_for) -> None:
    client = client_for(make_staff("operator"))
    assert not client.get(reverse("places:districts"), {"on": "1999-01-01"}).context["districts"]
    assert client.get(reverse("places:districts"), {"on": "junk"}).context["districts"].count() == 2


def test_the_street_list_searches_any_spelling_and_costs_the_same(scene, client_for, count_queries) -> None:
    client = client_for(make_staff("operator"))
    url = reverse("places:streets")
    client.get(url)
    with count_queries() as one:
        client.get(url)
    for number in range(3):
        make_street(f"Жаңа көше {number}", "")
    with count_queries() as many:
        assert "Абай" in client.get(url, {"text": "abai avenue"}).content.decode()
    assert len(many) <= len(one) + 1
    assert (
        "Абай"
        not in client.get(url, {"text": "туран"}).content.decode().split('id="list"')[-1].split("<tbody")[-1]
    )
