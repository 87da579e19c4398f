"""What of a shape is seen in a tile, and the tile's bytes (Mapbox Vector Tile 2.1)."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import shapely

from qala.public.tiles.rules.grid import EXTENT, HALF_WORLD, Tile

MARGIN = 64 / EXTENT
"""Share of a side by which outlines go on, so that their ends are not seen."""
LEAST_PIXELS = 2
"""A shape that is smaller is left to its point."""
Shape = tuple[Any, dict[str, Any]]


def in_mercator(geometry: Any) -> Any:
    """A shape in degrees as one in metres of Mercator."""

    def moved(pairs: Any) -> Any:
        north = np.arcsinh(np.tan(np.radians(pairs[:, 1]))) / np.pi
        return np.column_stack([pairs[:, 0] / 180, north]) * HALF_WORLD

    return shapely.transform(shapely.force_2d(geometry), moved)


def seen(outline: Any, tile: Tile) -> Any | None:
    """An outline in Mercator as the tile shows it: cut, and without what is smaller than a pixel. None: nothing."""
    west, south, east, north = outline.bounds
    if max(east - west, north - south) < LEAST_PIXELS * tile.pixel:
        return None
    more = tile.side * MARGIN
    west, south, east, north = tile.box
    plain = outline.simplify(tile.pixel / 2, preserve_topology=True)
    cut = shapely.clip_by_rect(plain, west - more, south - more, east + more, north + more)
    return None if cut.is_empty else cut


def written(tile: Tile, layers: Mapping[str, Iterable[Shape]]) -> bytes:
    """The tile; b"" when no layer has anything. Shapes are in Mercator; what is not known is not told."""
    # Read where it is needed: who draws no tile pays nothing for protobuf.
    from mapbox_vector_tile import encode
    from mapbox_vector_tile.encoder import on_invalid_geometry_make_valid

    told = [{"name": name, "features": _features(tile, shapes)} for name, shapes in layers.items()]
    filled = [layer for layer in told if layer["features"]]
    if not filled:
        return b""
    options = {"extents": EXTENT, "on_invalid_geometry": on_invalid_geometry_make_valid}
    return bytes(encode(filled, default_options=options))


def _features(tile: Tile, shapes: Iterable[Shape]) -> list[dict[str, Any]]:
    """In steps of the tile, from its south-western corner."""
    west, south, _east, _north = tile.box

    def stepped(pairs: Any) -> Any:
        return np.rint((pairs - (west, south)) * (EXTENT / tile.side))

    return [
        {
            "geometry": shapely.transform(shape, stepped),
            "properties": {key: value for key, value in told.items() if value is not None},
        }
        for shape, told in shapes
    ]
