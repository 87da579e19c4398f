"""A building is entered or put right."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from qala.ground.places.access import can_edit_places
from qala.ground.places.locating import locate
from qala.ground.places.models import Building, Street
from qala.ground.places.rules.addresses import number_key
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require


def save_building(
    *, building_id: int | None, street_id: int, number: str, lon: float | None, lat: float | None, by: Any
) -> Building:
    """Enter a building (no id) or change its street, number and position; the district follows the position.

    Raises Invalid (number, position), Conflict (the street has this number already).
    """
    with atomic():
        building = lock(Building, building_id) if building_id is not None else Building()
        require(can_edit_places(by))
        street = lock(Street, street_id)
        key = number_key(number)
        if not key or len(number.strip()) > 30:
            raise Invalid(fields={"number": _("This is not a house number.")})
        twins = Building.objects.filter(street=street, number_key=key).exclude(pk=building.pk)
        if twins.exists():
            raise Conflict(_("This street already has a building with this number."), code="number_taken")
        building.street, building.number, building.number_key = street, number.strip(), key
        if lon is not None and lat is not None:
            put(building, lon, lat)
        is_new = building.pk is None
        building.save()
        timeline.add(building, "entered" if is_new else "edited", by=by)
    return building


def put(row: Model, lon: float, lat: float) -> None:
    """Set the position of a Placed row with all that is derived from it. Raises Invalid for no position."""
    place = locate(lon, lat)
    derived = {"lon": place.lon, "lat": place.lat, "point": place.point, "h3": place.h3}
    derived |= {"district_id": place.district_id, "quarter_id": place.quarter_id}
    for name, value in derived.items():
        if hasattr(row, name):
            setattr(row, name, value)
