"""What happened in places."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class BoundaryChanged:
    """From the day on, the district has another outline."""

    district_id: int
    valid_from: date
    by_id: int | None


@dataclass(frozen=True)
class CareChanged:
    """From the day on, another organisation (or none) carries out the function in the building."""

    building_id: int
    function_id: int
    organisation_id: int | None
    valid_from: date
    by_id: int | None
