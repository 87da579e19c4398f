"""The nouns of places, one per file."""

from qala.ground.places.models.building import Building
from qala.ground.places.models.care import BuildingCare
from qala.ground.places.models.city import City
from qala.ground.places.models.crossing import Crossing
from qala.ground.places.models.district import District, DistrictOutline
from qala.ground.places.models.landmark import Landmark
from qala.ground.places.models.quarter import Quarter
from qala.ground.places.models.street import Street

__all__ = [
    "Building",
    "BuildingCare",
    "City",
    "Crossing",
    "District",
    "DistrictOutline",
    "Landmark",
    "Quarter",
    "Street",
]
