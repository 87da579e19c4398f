"""Reads of places."""

from qala.ground.places.queries.caring import Carer, carer_of, carers_of, cares_through_time
from qala.ground.places.queries.hits import PlaceHit
from qala.ground.places.queries.nearby import (
    NearBuilding,
    NearStreet,
    Reverse,
    nearest_building,
    nearest_crossing,
    nearest_street,
    reverse_place,
)
from qala.ground.places.queries.searching import search_places

__all__ = [
    "Carer",
    "NearBuilding",
    "NearStreet",
    "PlaceHit",
    "Reverse",
    "carer_of",
    "carers_of",
    "cares_through_time",
    "nearest_building",
    "nearest_crossing",
    "nearest_street",
    "reverse_place",
    "search_places",
]
