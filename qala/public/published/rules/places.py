"""Where an appeal is shown to stand: never nearer than its topic allows."""

from dataclasses import dataclass

import h3.api.basic_int as h3

DIGITS = 6


@dataclass(frozen=True)
class Stood:
    """What is known of the place. Degrees (WGS 84), the cell of resolution 9, the building's own position."""

    lon: float | None
    lat: float | None
    cell: int | None
    building_lon: float | None = None
    building_lat: float | None = None
    is_trusted: bool = True


def shown_at(stood: Stood, precision: str) -> tuple[float, float] | None:
    """(lon, lat) for everybody, or None: exact, the building's own position, or the middle of the cell.

    Where there is no building its cell stands in for it. Of a placeholder position nothing is shown.

    >>> shown_at(Stood(71.4, 51.1, None), "exact")
    (71.4, 51.1)
    >>> shown_at(Stood(71.4, 51.1, None), "cell") is None
    True
    """
    if not stood.is_trusted or stood.lon is None or stood.lat is None:
        return None
    if precision == "exact":
        return round(stood.lon, DIGITS), round(stood.lat, DIGITS)
    if precision == "building" and stood.building_lon is not None and stood.building_lat is not None:
        return round(stood.building_lon, DIGITS), round(stood.building_lat, DIGITS)
    return middle(stood.cell) if stood.cell else None


def middle(cell: int) -> tuple[float, float]:
    """(lon, lat) of the middle of a cell."""
    lat, lon = h3.cell_to_latlng(cell)
    return round(lon, DIGITS), round(lat, DIGITS)


def cells_around(lon: float, lat: float, rings: int) -> list[int]:
    """The cells of resolution 9 around a position: one ring is about 350 metres more each way.

    Looking "near" goes by cells and not by metres: metres would tell where a place shown as its cell really is.
    """
    return [int(cell) for cell in h3.grid_disk(h3.latlng_to_cell(lat, lon, 9), rings)]


def resolution_for(zoom: float) -> int:
    """The cells that a map of that zoom counts by; 9 is the finest there is."""
    if zoom < 11:
        return 6
    if zoom < 12.5:
        return 7
    return 8 if zoom < 14 else 9
