"""Where the demonstration builds: pieces of streets that do not touch each other, but for those that are to meet."""

from __future__ import annotations

import random
from itertools import count
from typing import NamedTuple

import shapely
import shapely.ops

from qala.ground.places.models import District, Street

APART = 0.0006
"""Degrees, some fifty metres: pieces of two projects are no neighbours."""
TRIES = 60
Key = tuple[str, int]
"""A kind of projects and the number within it."""


class Start(NamedTuple):
    """`beside`: at the same place as another, which is drawn before; `days` until the demonstration's day."""

    days: int
    beside: Key | None = None


# Roads that end before the pipes under them begin, and two networks in one trench at a time: what the office must see.
STAGED: dict[Key, Start] = {
    ("road-repair", 0): Start(-250),
    ("road-new", 0): Start(-300),
    ("heat-main", 0): Start(-60, ("road-repair", 0)),
    ("water", 0): Start(-20, ("road-new", 0)),
    ("storm-drain", 0): Start(-20, ("road-new", 0)),
}


class Piece(NamedTuple):
    """A part of a street."""

    street: Street
    line: shapely.LineString


class Places:
    """Streets and districts in turn, so that no street has all the works."""

    def __init__(self, rng: random.Random, streets: list[Street], districts: list[District]) -> None:
        self._rng, self._streets, self._districts = rng, streets, districts
        self._turns = count(1)
        self._taken: list[shapely.LineString] = []
        self._staged: dict[Key, Piece] = {}

    def piece(self, key: Key) -> Piece:
        """A part of a street where nobody works yet, or the one where another was sent to."""
        staged = STAGED.get(key)
        if staged and staged.beside in self._staged:
            return self._staged[staged.beside]
        found = self._free()
        self._taken.append(found.line)
        if staged:
            self._staged[key] = found
        return found

    def corner(self) -> tuple[Street, tuple[float, float]]:
        """An address at a street, a hundred metres off the carriageway."""
        street, line = self._drawn(0.02)
        middle = line.interpolate(0.5, normalized=True)
        return street, (round(middle.x + 0.0012, 5), round(middle.y + 0.0009, 5))

    def _free(self) -> Piece:
        for number in range(TRIES):
            found = self._drawn(0.28 - 0.24 * number / TRIES)
            if all(found.line.distance(other) > APART for other in self._taken):
                return found
        return found

    def _drawn(self, share: float) -> Piece:
        street = self._streets[next(self._turns) * 7 % len(self._streets)]
        begin = self._rng.uniform(0, 1 - share)
        whole = shapely.LineString(max(street.lines or [], key=len))
        return Piece(street, shapely.ops.substring(whole, begin, begin + share, normalized=True))

    def district(self) -> District:
        """The next one."""
        return self._districts[next(self._turns) % len(self._districts)]

    def inside(self, district: District) -> tuple[float, float]:
        """A point of it."""
        shape = shapely.geometry.shape(district.outline)
        west, south, east, north = shape.bounds
        while True:
            lon, lat = self._rng.uniform(west, east), self._rng.uniform(south, north)
            if shape.contains(shapely.Point(lon, lat)):
                return round(lon, 5), round(lat, 5)
