"""The standard's door tells no more of a public appeal than our own list."""

from typing import Any

import pytest
from django.test import Client

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.open311 import reference
from qala.public.published.actions import refuse
from qala.public.published.models import PublicPlace

V2 = "/open311/v2"


@pytest.fixture(autouse=True)
def _offered(world: World) -> None:
    reference.load(lambda _line: None)


def asked(**query: Any) -> list[dict[str, Any]]:
    return list(Client().get(f"{V2}/requests.json", query).json())


@pytest.mark.parametrize(("precision", "is_exact"), [("exact", True), ("building", False), ("cell", False)])
def test_a_place_is_as_exact_as_its_topic(world: World, precision: str, is_exact: bool) -> None:
    appeal = world.appeal()
    Appeal.objects.filter(pk=appeal.pk).update(address="Abai 40, the blue door")
    PublicPlace.objects.create(topic=world.heat, precision=precision)
    [row] = asked()
    [same] = Client().get("/api/v1/open/appeals").json()["items"]
    assert (row["long"], row["lat"], row["address"] or "") == (same["lon"], same["lat"], same["place"])
    assert ((row["long"], row["lat"]) == (appeal.lon, appeal.lat)) is is_exact
    assert "blue door" not in str(row)
    assert len(asked(bbox="70,50,70.1,50.1")) == int(is_exact)


def test_what_a_moderator_hides_is_hidden_here_too(world: World) -> None:
    appeal = world.appeal()
    assert [each["service_request_id"] for each in asked()] == [appeal.number]
    refuse(appeal_id=appeal.pk, by=world.people.content_editor, cause="personal", is_hidden=True)
    assert asked() == asked(service_request_id=appeal.number) == []
    assert Client().get(f"{V2}/requests/{appeal.number}.json").status_code == 404
