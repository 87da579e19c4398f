"""A circle on the map as H3 cells: all that may hold a place of it, so that an index finds the circle of a place."""

from __future__ import annotations

import math

import h3.api.basic_int as h3

from qala.ground.places.rules.cells import cell_of

RADII = (200, 500, 1000, 2000)
"""Metres a person may choose from."""
# Centres of neighbouring cells (resolution 9) are some 350 m apart; 250 is safely below for any of them.
STEP_M = 250
CELL_M = 200
"""From the middle of a cell to its rim: by so much a circle reaches further for a place that is shown as its cell."""


def cells_of(lon: float, lat: float, radius_m: int) -> list[int]:
    """Every cell that touches the circle, and some around it; at most a few hundred for the widest."""
    steps = math.ceil(radius_m / STEP_M) + 1
    return sorted(int(cell) for cell in h3.grid_disk(cell_of(lon, lat), steps))
