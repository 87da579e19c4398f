"""Where a position of another register is: in the city's terms where it lies there, by its degrees elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from qala.contact.appeals.importing.positions import reaches
from qala.ground.places.locating import ground, locate
from qala.ground.places.rules.cells import cell_of
from qala.office.exchange.rules.profiles import Draft
from qala.shared.errors import Invalid
from qala.shared.fields import MetrePoint


@dataclass(frozen=True)
class Place:
    """What follows from degrees. `point` is None where the city's projection means nothing."""

    point: MetrePoint | None = None
    h3: int | None = None
    district_id: int | None = None
    quarter_id: int | None = None


def place_of(draft: Draft) -> Place:
    """Nothing for a project without a position."""
    if draft.lon is None or draft.lat is None:
        return Place()
    if not reaches(ground().epsg, draft.lon, draft.lat):
        return Place(h3=cell_of(draft.lon, draft.lat))
    try:
        found = locate(draft.lon, draft.lat)
    except Invalid:
        return Place(h3=cell_of(draft.lon, draft.lat))
    return Place(found.point, found.h3, found.district_id, found.quarter_id)
