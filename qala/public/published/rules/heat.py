"""Where much is written from: H3 cells with counts, and none of a cell with few."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import h3.api.basic_int as h3

SIZES = (7, 8, 9)
"""Resolutions that are offered: about 5, 0.7 and 0.1 square kilometres."""
USUAL = 8
FILLS = (0.15, 0.3, 0.45, 0.6, 0.8)
DIGITS = 6


@dataclass(frozen=True)
class Hot:
    """A cell. `district_id`: where most of its appeals are."""

    cell: int
    count: int
    late_count: int
    district_id: int | None


@dataclass(frozen=True)
class Heat:
    """The cells that may be told, the fullest first; `left_out` appeals stand in cells with fewer than `least`."""

    cells: list[Hot]
    least: int
    left_out: int


def heat(found: Iterable[tuple[int, int | None, int, int]], resolution: int, least: int) -> Heat:
    """From (cell of resolution 9, district, count, overdue).

    >>> made = heat([(617700169958293503, 1, 4, 1), (617700169958293503, 2, 9, 0)], 9, 10)
    >>> made.cells[0].count, made.cells[0].district_id, made.left_out
    (13, 2, 0)
    >>> heat([(617700169958293503, 1, 4, 1)], 9, 10)
    Heat(cells=[], least=10, left_out=4)
    """
    sums: dict[int, list[int]] = {}
    shares: dict[int, dict[int | None, int]] = {}
    for small, district, count, late in found:
        cell = h3.cell_to_parent(small, resolution)
        both = sums.setdefault(cell, [0, 0])
        both[0] += count
        both[1] += late
        share = shares.setdefault(cell, {})
        share[district] = share.get(district, 0) + count
    made = [
        Hot(cell, count, late, max(shares[cell].items(), key=lambda pair: (pair[1], pair[0] or 0))[0])
        for cell, (count, late) in sums.items()
    ]
    told = sorted((one for one in made if one.count >= least), key=lambda one: (-one.count, one.cell))
    return Heat(told, least, sum(one.count for one in made if one.count < least))


def ring(cell: int) -> list[list[float]]:
    """The edge of a cell as GeoJSON writes it: closed, against the clock."""
    pairs = [[round(lon, DIGITS), round(lat, DIGITS)] for lat, lon in h3.cell_to_boundary(cell)]
    return [*pairs, pairs[0]]


def fills(counts: Sequence[int]) -> list[float]:
    """How strongly each cell is filled: by its place among all, the same for the same count.

    >>> fills([100, 50, 50, 10])
    [0.8, 0.45, 0.45, 0.15]
    """
    order = sorted(set(counts))
    last = max(len(order) - 1, 1)
    places = {count: place * (len(FILLS) - 1) // last for place, count in enumerate(order)}
    return [FILLS[places[count]] for count in counts]
