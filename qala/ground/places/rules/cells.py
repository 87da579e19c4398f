"""H3 cells as 64-bit integers: one integer per place, for grouping and joining, never for searching boxes."""

from __future__ import annotations

import h3.api.basic_int as h3

RESOLUTION = 9
"""About 0.1 km² a cell, some two blocks of buildings."""


def cell_of(lon: float, lat: float, resolution: int = RESOLUTION) -> int:
    """The cell that holds the position; fits a signed bigint because H3 keeps the top bit at zero."""
    return int(h3.latlng_to_cell(lat, lon, resolution))


def parent_of(cell: int, resolution: int) -> int:
    """The coarser cell above it."""
    return int(h3.cell_to_parent(cell, resolution))


def outline_of(cell: int) -> list[tuple[float, float]]:
    """The closed ring of the cell as (lon, lat) pairs."""
    ring = [(lon, lat) for lat, lon in h3.cell_to_boundary(cell)]
    return [*ring, ring[0]]
