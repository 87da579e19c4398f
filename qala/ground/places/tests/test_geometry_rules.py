"""Metres, cells and outlines."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.ground.places.rules import cells, projection
from qala.ground.places.rules.districting import Outlines, as_geojson, clean_outline

UTM42, UTM43 = 32642, 32643


def square(west: float, south: float, side: float) -> list[list[float]]:
    east, north = west + side, south + side
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


@given(st.floats(70.5, 72.5), st.floats(50.5, 51.8))
def test_degrees_survive_the_way_to_metres_and_back(lon: float, lat: float) -> None:
    x, y = projection.to_metres(lon, lat, UTM42)
    back = projection.to_degrees(x, y, UTM42)
    assert back == pytest.approx((lon, lat), abs=1e-7)


def test_a_metre_is_a_metre_in_both_directions() -> None:
    x0, y0 = projection.to_metres(76.9, 43.25, UTM43)
    x1, _ = projection.to_metres(76.9 + 1 / (111_320 * math.cos(math.radians(43.25))) * 1000, 43.25, UTM43)
    _, y1 = projection.to_metres(76.9, 43.25 + 1000 / 111_100, UTM43)
    assert x1 - x0 == pytest.approx(1000, rel=0.01)
    assert y1 - y0 == pytest.approx(1000, rel=0.01)


@pytest.mark.parametrize("pair", [(0, 0), (181, 10), (70, 91), (math.nan, 51), (math.inf, 51)])
def test_what_is_not_a_position_is_refused(pair: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="not a position"):
        projection.to_metres(*pair, UTM42)


def test_boxes() -> None:
    box = (71.0, 51.0, 71.1, 51.1)
    assert projection.is_inside(71.1, 51.0, box)
    assert not projection.is_inside(71.11, 51.0, box)
    assert projection.is_inside(71.11, 51.0, projection.widened(box, 0.02))


@given(st.floats(-179, 179), st.floats(-85, 85))
def test_a_cell_is_a_signed_bigint_that_holds_its_point(lon: float, lat: float) -> None:
    cell = cells.cell_of(lon, lat)
    assert 0 < cell < 2**63
    assert cells.parent_of(cell, 7) == cells.cell_of(lon, lat, 7) or cells.parent_of(cell, 7) > 0
    assert cells.outline_of(cell)[0] == cells.outline_of(cell)[-1]


def test_a_point_lands_in_its_outline_and_exclaves_count() -> None:
    with_hole_and_exclave = clean_outline(
        {
            "type": "MultiPolygon",
            "coordinates": [
                [square(71.0, 51.0, 0.1), square(71.04, 51.04, 0.02)[::-1]],
                [square(71.5, 51.5, 0.01)],
            ],
        }
    )
    inner = clean_outline({"type": "Polygon", "coordinates": [square(71.04, 51.04, 0.02)]})
    outlines = Outlines([(1, with_hole_and_exclave), (2, inner)])
    assert outlines.at(71.01, 51.01) == 1
    assert outlines.at(71.05, 51.05) == 2
    assert outlines.at(71.505, 51.505) == 1
    assert outlines.at(71.3, 51.3) is None
    assert outlines.at(71.04, 51.05) == 1, "a shared border belongs to the lowest id, always the same"


def test_the_nearest_outline_is_taken_only_within_the_distance() -> None:
    outlines = Outlines([(7, clean_outline({"type": "Polygon", "coordinates": [square(71.0, 51.0, 0.1)]}))])
    hundred_metres_east = 71.1 + 100 / (111_320 * math.cos(math.radians(51.05)))
    assert outlines.near(hundred_metres_east, 51.05, 120) == 7
    assert outlines.near(hundred_metres_east, 51.05, 80) is None
    assert outlines.near(71.05, 51.05, 0) == 7
    assert Outlines([]).near(71.05, 51.05, 1000) is None
    assert Outlines([]).bbox() is None


def test_a_crossed_ring_is_mended() -> None:
    bow_tie = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
    made = clean_outline(bow_tie)
    assert made.is_valid
    assert as_geojson(made)["type"] == "MultiPolygon"


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [2, 2], [0, 0]]]},
        {},
    ],
)
def test_what_is_no_area_is_refused(geometry: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        clean_outline(geometry)
