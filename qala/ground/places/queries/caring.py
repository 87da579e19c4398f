"""Who looks after what in a building, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from qala.ground.places.models import BuildingCare
from qala.shared import clock


@dataclass(frozen=True)
class Carer:
    """One function in a building and the organisation that holds it from–to."""

    function_id: int
    organisation_id: int
    valid_from: date
    valid_to: date | None


def carer_of(building_id: int, function_id: int, on: date | None = None) -> int | None:
    """Id of the organisation that carries out the function in the building on the day (default today)."""
    held: int | None = (
        BuildingCare.objects.as_of(on or clock.today())
        .filter(building_id=building_id, function_id=function_id)
        .values_list("organisation_id", flat=True)
        .first()
    )
    return held


def carers_of(building_id: int, on: date | None = None) -> list[Carer]:
    """All who look after the building on the day."""
    held = (
        BuildingCare.objects.as_of(on or clock.today())
        .filter(building_id=building_id)
        .order_by("function_id")
    )
    return [Carer(row.function_id, row.organisation_id, row.valid_from, row.valid_to) for row in held]


def cares_through_time(building_id: int) -> QuerySet[BuildingCare]:
    """All care of the building, past and coming, newest first, with names."""
    held: QuerySet[BuildingCare] = BuildingCare.objects.filter(building_id=building_id)
    return held.select_related("function", "organisation").order_by("-valid_from", "function_id")
