"""Public appeals in tiles: counts of cells from afar, single ones when near, as `published` shows them."""

from typing import Any

from django.core.cache import caches
from django.db.models import QuerySet
from shapely.geometry import Point

from qala.contact.appeals.models import Appeal
from qala.public.published.queries.mapping import (
    MOST_POINTS,
    Window,
    cell_feature,
    cells_in,
    counts,
    in_box,
    placed,
    points,
)
from qala.public.published.rules.places import middle, resolution_for
from qala.public.tiles.rules.drawing import Shape
from qala.public.tiles.rules.grid import Tile, in_metres

SINGLE_FROM = 14
"""The zoom from which a tile shows single appeals, unless it would hold more than `MOST_POINTS`."""
COUNTED_FOR = 60


def layers(
    rows: QuerySet[Appeal], tile: Tile, *, key: str, districts: list[int] | None
) -> dict[str, list[Shape]]:
    """One layer. `key`: what the rows depend on, by which counts are remembered for a minute; `districts` as
    `published` takes them. At most six statements."""
    found = _single(rows, tile) if tile.z >= SINGLE_FROM else _counted(rows, tile, key, districts)
    return {"appeals": [_shape(each) for each in found]}


def _single(rows: QuerySet[Appeal], tile: Tile) -> list[dict[str, Any]]:
    window, there = Window(*tile.bounds, zoom=tile.z), placed(rows)
    near = there.filter(in_box(window))
    if near.values("pk")[: MOST_POINTS + 1].count() > MOST_POINTS:
        # Cells of the finest kind, each whole in the tile of its middle.
        return [cell_feature(*each) for each in cells_in(there, window) if tile.holds(*middle(each[0]))]
    return [each for each in points(near, window) if tile.holds(*each["geometry"]["coordinates"])]


def _counted(
    rows: QuerySet[Appeal], tile: Tile, key: str, districts: list[int] | None
) -> list[dict[str, Any]]:
    resolution = resolution_for(tile.z + 0.5)
    added: dict[int, tuple[int, int]] | None = caches["local"].get_or_set(
        f"tile-counts-{hash((key, resolution))}",
        lambda: counts(rows, resolution, districts=districts),
        COUNTED_FOR,
    )
    return [cell_feature(cell, *both) for cell, both in (added or {}).items() if tile.holds(*middle(cell))]


def _shape(feature: dict[str, Any]) -> Shape:
    return Point(in_metres(*feature["geometry"]["coordinates"])), feature["properties"]
