"""Crossings: where two streets meet."""

from __future__ import annotations

import math
from collections import defaultdict

from qala.ground.places.loading.base import Load, located, placed_fields, position
from qala.ground.places.loading.report import BadRow
from qala.ground.places.loading.streets import StreetFinder
from qala.ground.places.locating import Located
from qala.ground.places.models import Crossing

CLUSTER_M = 60.0
"""Meetings of the same two streets nearer than this are one crossing: the carriageways of an avenue."""
Pair = tuple[int, int]


def load_crossings(load: Load) -> None:
    """Rows in both directions make one pair. For pairs in the file, crossings that it no longer has are removed."""
    finder = StreetFinder(load.city)
    pairs: dict[Pair, list[Located]] = defaultdict(list)
    for row, values in load.values():
        one, other = str(values.get("street") or ""), str(values.get("crossing") or "")
        if not one or not other:
            load.report.skipped["one of the streets has no name"] += 1
            continue
        first, second = finder.find(one), finder.find(other)
        if first is None or second is None:
            load.report.reject(row.number, "unknown street", one if first is None else other)
        elif first == second:
            load.report.skipped["a street with itself"] += 1
        else:
            try:
                _gather(pairs[min(first, second), max(first, second)], position(row, values))
            except BadRow as error:
                load.report.reject(row.number, str(error))
    _write(load, {pair: places for pair, places in pairs.items() if places})


def _gather(places: list[Located], degrees: tuple[float, float] | None) -> None:
    """Keep the position unless a kept one of this pair is nearer than `CLUSTER_M`."""
    if degrees is None:
        raise BadRow("no position")
    place = located(*degrees)
    if all(math.dist(place.point, known.point) >= CLUSTER_M for known in places):
        places.append(place)


def _write(load: Load, pairs: dict[Pair, list[Located]]) -> None:
    wanted = {(*pair, place.lon, place.lat): place for pair, places in pairs.items() for place in places}
    ids = {street_id for pair in pairs for street_id in pair}
    known = {
        (row.street_a_id, row.street_b_id, row.lon, row.lat): row
        for row in Crossing.objects.filter(street_a_id__in=ids, street_b_id__in=ids)
        if (row.street_a_id, row.street_b_id) in pairs
    }
    gone = [row.pk for key, row in known.items() if key not in wanted]
    Crossing.objects.filter(pk__in=gone).delete()
    made = [
        Crossing(street_a_id=a, street_b_id=b, district_id=place.district_id, **placed_fields(place))
        for (a, b, lon, lat), place in wanted.items()
        if (a, b, lon, lat) not in known
    ]
    Crossing.objects.bulk_create(made, batch_size=2_000)
    load.report.removed_count += len(gone)
    load.report.created_count += len(made)
    load.report.unchanged_count += len(known) - len(gone)
