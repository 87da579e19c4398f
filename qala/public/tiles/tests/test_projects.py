"""Tiles of projects: what is where, in which language, and gone when it is withdrawn."""

import gzip
from math import floor
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from mapbox_vector_tile import decode

from qala.public.projection.models import PublicProject
from qala.public.published.views import common
from qala.public.tiles.queries.projects import _ready
from qala.public.tiles.rules.grid import EXTENT, HALF_WORLD, Tile, in_degrees, in_metres


def around(lon: float, lat: float, z: int) -> Tile:
    """The tile of a zoom that holds a position."""
    x, y = in_metres(lon, lat)
    side = 2 * HALF_WORLD / 2**z
    return Tile(z, floor((x + HALF_WORLD) / side), floor((HALF_WORLD - y) / side))


def path(tile: Tile, layer: str = "projects") -> str:
    return f"/tiles/{layer}/{tile.z}/{tile.x}/{tile.y}.mvt"


def drawn(client: Client, tile: Tile, **query: str) -> dict[str, Any]:
    response = client.get(path(tile), query)
    if response.status_code == 204:
        assert response.content == b""
        return {}
    assert response["Content-Type"] == "application/vnd.mapbox-vector-tile"
    made: dict[str, Any] = decode(response.content)
    return made


@pytest.mark.parametrize("z", [0, 5, 10, 16])
def test_a_point_stands_where_the_project_stands(client: Client, row: PublicProject, z: int) -> None:
    tile = around(row.lon, row.lat, z)
    (point,) = drawn(client, tile)["projects"]["features"]
    x, y = point["geometry"]["coordinates"]
    west, south, _east, _north = tile.box
    lon, lat = in_degrees(west + x / EXTENT * tile.side, south + y / EXTENT * tile.side)
    step = 360 / 2**z / EXTENT
    assert (lon, lat) == pytest.approx((row.lon, row.lat), abs=step)


def test_an_outline_is_cut_to_the_tile_and_left_out_when_small(client: Client, row: PublicProject) -> None:
    far = drawn(client, around(row.lon, row.lat, 5))
    assert "outlines" not in far
    near = drawn(client, around(71.43, 51.13, 16))
    (line,) = near["outlines"]["features"]
    assert line["geometry"]["type"] == "LineString"
    assert all(-64 <= step <= EXTENT + 64 for pair in line["geometry"]["coordinates"] for step in pair)


def test_words_are_those_of_the_list_and_of_the_language(client: Client, row: PublicProject) -> None:
    tile = around(row.lon, row.lat, 12)
    for language in ("kk", "ru", "en"):
        told = drawn(client, tile, lang=language)["projects"]["features"][0]["properties"]
        assert told["title"] == row.facts.title.said(language)
        assert (told["code"], told["stage"], told["tone"]) == (row.code, row.stage, "warn")
        assert told["url"] == f"/projects/{row.code}/"


def test_the_filters_of_the_list_hold(client: Client, row: PublicProject) -> None:
    tile = around(row.lon, row.lat, 12)
    assert drawn(client, tile, stage=row.stage)
    assert drawn(client, tile, stage="closed") == {}
    assert drawn(client, tile, stage="junk") == {}


def test_each_place_is_in_one_tile_and_nothing_is_in_another(client: Client, row: PublicProject) -> None:
    z = 9
    middle = around(row.lon, row.lat, z)
    places = [Tile(z, middle.x + x, middle.y + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    assert [tile for tile in places if drawn(client, tile)] == [middle]
    # A place on the very edge belongs to the eastern tile alone.
    assert [tile.x for tile in (Tile(1, 0, 0), Tile(1, 1, 0)) if tile.holds(0, 51)] == [1]


@pytest.mark.parametrize("wrong", ["17/0/0", "3/8/0", "3/0/8"])
def test_a_tile_that_is_not_there(client: Client, row: PublicProject, wrong: str) -> None:
    assert client.get(f"/tiles/projects/{wrong}.mvt").status_code == 404
    assert client.get(f"/tiles/appeals/{wrong}.mvt").status_code == 404


def test_a_tile_is_asked_for_again_by_its_tag_and_packed(client: Client, row: PublicProject) -> None:
    where = path(around(row.lon, row.lat, 12))
    first = client.get(where)
    assert first["Cache-Control"] == "public, no-cache"
    assert first["Access-Control-Allow-Origin"] == "*"
    assert not first.cookies
    assert client.get(where, headers={"if-none-match": first["ETag"]}).status_code == 304
    small = client.get(where, headers={"accept-encoding": "gzip"})
    assert small["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == first.content


def test_many_tiles_of_a_question_cost_one_reading(
    client: Client, row: PublicProject, django_assert_max_num_queries: Any
) -> None:
    tile = around(row.lon, row.lat, 12)
    drawn(client, tile)
    with django_assert_max_num_queries(2):  # the generation, and the count of who asks
        drawn(client, tile)
    with django_assert_max_num_queries(2):
        drawn(client, around(row.lon, row.lat, 14))


def test_shapes_are_made_once_whatever_strangers_ask(
    client: Client, row: PublicProject, django_assert_max_num_queries: Any
) -> None:
    tile = around(row.lon, row.lat, 12)
    drawn(client, tile)
    for number in range(40):
        assert drawn(client, tile, least=f"0.000{number}")
    assert _ready.cache_info().misses == 1
    with django_assert_max_num_queries(3):
        assert drawn(client, tile, most="0.00001") == {}


def test_who_has_everything_drawn_anew_is_told_to_wait(
    client: Client, row: PublicProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(common, "of_today", lambda _family: SimpleNamespace(drawn_minute=3))
    tile = path(around(row.lon, row.lat, 12))
    addresses = [
        tile, tile.replace("/projects/", "/appeals/"), "/projects/map/points/", "/projects/embed/map/", tile,
    ]  # fmt: skip
    assert [client.get(each).status_code for each in addresses] == [200, 204, 200, 429, 429]
    assert client.get(tile, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_tilejson_tells_what_the_tiles_hold(client: Client, row: PublicProject) -> None:
    told = client.get("/tiles/projects.json?stage=construction&lang=ru").json()
    assert told["tilejson"] == "3.0.0"
    assert told["tiles"] == ["http://testserver/tiles/projects/{z}/{x}/{y}.mvt?stage=construction&lang=ru"]
    assert (told["minzoom"], told["maxzoom"]) == (0, 16)
    assert "CC BY" in told["attribution"]
    fields = {part["id"]: set(part["fields"]) for part in told["vector_layers"]}
    for part, layer in drawn(client, around(row.lon, row.lat, 16)).items():
        for feature in layer["features"]:
            assert set(feature["properties"]) <= fields[part]
    assert client.get("/tiles/streets.json").status_code == 404
