"""The squares of web maps: zoom, column from the west, row from the north (XYZ, EPSG:3857)."""

from dataclasses import dataclass
from math import asinh, atan, degrees, pi, radians, sinh, tan

HALF_WORLD = 20037508.342789244
"""Metres of Mercator from the middle to an edge."""
EXTENT = 4096
"""Steps of a tile's side."""
PIXELS = 512
"""Of a screen that a tile's side takes."""
DEEPEST = 16


@dataclass(frozen=True)
class Tile:
    """One square."""

    z: int
    x: int
    y: int

    @property
    def is_there(self) -> bool:
        """Whether the world has it, at a zoom that is drawn.

        >>> Tile(1, 1, 1).is_there, Tile(1, 2, 0).is_there, Tile(17, 0, 0).is_there
        (True, False, False)
        """
        return self.z <= DEEPEST and self.x < 2**self.z and self.y < 2**self.z

    @property
    def side(self) -> float:
        """Metres of Mercator."""
        return float(2 * HALF_WORLD / 2**self.z)

    @property
    def pixel(self) -> float:
        """Metres of Mercator that one pixel of a screen shows."""
        return self.side / PIXELS

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in metres of Mercator."""
        west, north = self.x * self.side - HALF_WORLD, HALF_WORLD - self.y * self.side
        return west, north - self.side, west + self.side, north

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees.

        >>> [round(edge, 2) for edge in Tile(1, 1, 0).bounds]
        [0.0, 0.0, 180.0, 85.05]
        """
        west, south, east, north = self.box
        return (*in_degrees(west, south), *in_degrees(east, north))

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a position is this tile's own: each position is in exactly one tile of a zoom."""
        (x, y), (west, south, east, north) = in_metres(lon, lat), self.box
        return west <= x < east and south < y <= north


def in_metres(lon: float, lat: float) -> tuple[float, float]:
    """Degrees as metres of Mercator."""
    return lon / 180 * HALF_WORLD, asinh(tan(radians(lat))) / pi * HALF_WORLD


def in_degrees(x: float, y: float) -> tuple[float, float]:
    """Metres of Mercator as (lon, lat)."""
    return x / HALF_WORLD * 180, degrees(atan(sinh(y / HALF_WORLD * pi)))
