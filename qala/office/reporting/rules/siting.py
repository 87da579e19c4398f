"""How far from the site a photo was taken."""

from collections.abc import Callable
from typing import Any

import numpy as np
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape

ToMetres = Callable[[float, float], tuple[float, float]]


def metres_from_site(
    lon: float, lat: float, *, site: tuple[float, float] | None, outline: Any, to_metres: ToMetres
) -> float | None:
    """Metres to the outline (GeoJSON geometry; 0 inside), or to the point of the project. None when it has neither, or
    one of them is no position."""
    try:
        taken = shapely.Point(to_metres(lon, lat))
        if outline:
            drawn = shapely.transform(
                shape(outline), lambda points: np.array([to_metres(*each) for each in points])
            )
            return float(taken.distance(drawn))
        return float(taken.distance(shapely.Point(to_metres(*site)))) if site else None
    except (ValueError, TypeError, KeyError, AttributeError, ShapelyError):
        return None
