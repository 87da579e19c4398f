"""Tiles of appeals keep what `published` keeps: coarse places, hidden appeals, whole cells."""

from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from mapbox_vector_tile import decode

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import IN_EAST, World
from qala.public.published.actions import count_cells, refuse, set_terms
from qala.public.published.rules.places import middle
from qala.public.tiles.rules.grid import EXTENT, Tile, in_degrees
from qala.public.tiles.tests.test_projects import around, path


def drawn(client: Client, tile: Tile, **query: Any) -> list[dict[str, Any]]:
    response = client.get(path(tile, "appeals"), query)
    return decode(response.content)["appeals"]["features"] if response.status_code == 200 else []


def places(tile: Tile, features: list[dict[str, Any]]) -> list[tuple[float, float]]:
    west, south, _east, _north = tile.box
    pairs = [each["geometry"]["coordinates"] for each in features]
    return [in_degrees(west + x / EXTENT * tile.side, south + y / EXTENT * tile.side) for x, y in pairs]


def test_from_afar_cells_are_counted_whole_and_once(world: World, client: Client) -> None:
    for where in (None, None, IN_EAST):
        world.appeal(**({"place": where} if where else {}))
    assert sum(each["properties"]["count"] for each in drawn(client, Tile(0, 0, 0))) == 3
    for z in (6, 10, 13):
        spread = {around(each.lon, each.lat, z) for each in Appeal.objects.all()}
        more = {Tile(z, tile.x + x, tile.y + y) for tile in spread for x in (-1, 0, 1) for y in (-1, 0, 1)}
        assert sum(each["properties"]["count"] for tile in more for each in drawn(client, tile)) == 3
    count_cells()
    caches["local"].clear()
    assert sum(each["properties"]["count"] for each in drawn(client, Tile(0, 0, 0))) == 3
    assert (
        sum(each["properties"]["count"] for each in drawn(client, Tile(0, 0, 0), district=world.east.pk)) == 1
    )


def test_near_single_ones_stand_no_nearer_than_their_topic_allows(world: World, client: Client) -> None:
    made = world.appeal()
    set_terms(precision="cell", by=world.people.administrator)
    shown = middle(made.h3)
    tile = around(*shown, 16)
    features = drawn(client, tile, lang="ru")
    assert places(tile, features) == [pytest.approx(shown, abs=360 / 2**16 / EXTENT)]
    assert features[0]["properties"]["url"] == f"/open/appeals/{made.number}/"
    real = around(made.lon, made.lat, 16)
    assert real == tile or drawn(client, real) == []


def test_too_many_for_one_tile_are_counted_by_the_finest_cells(
    world: World, client: Client, monkeypatch: Any
) -> None:
    made = [world.appeal() for _number in range(3)]
    monkeypatch.setattr("qala.public.tiles.queries.appeals.MOST_POINTS", 2)
    (cell,) = drawn(client, around(*middle(made[0].h3), 14))
    assert cell["properties"]["count"] == 3


@pytest.mark.django_db(transaction=True)
def test_filters_hold_and_what_a_moderator_hides_is_gone_at_once(world: World, client: Client) -> None:
    made = world.appeal()
    world.appeal()
    tile = Tile(0, 0, 0)

    def total(**query: Any) -> int:
        return sum(each["properties"]["count"] for each in drawn(client, tile, **query))

    assert (total(), total(stage="new"), total(stage="done")) == (2, 2, 0)
    assert client.get(path(tile, "appeals"), {"stage": "nonsense"}).status_code == 422
    refuse(appeal_id=made.pk, cause="personal", is_hidden=True, by=world.people.controller)
    assert total(stage="new") == 1


def test_tilejson_names_every_field(world: World, client: Client) -> None:
    made = world.appeal()
    set_terms(precision="cell", by=world.people.administrator)
    (part,) = client.get("/tiles/appeals.json").json()["vector_layers"]
    for z in (0, 16):
        (feature,) = drawn(client, around(*middle(made.h3), z))
        assert set(feature["properties"]) <= set(part["fields"])
