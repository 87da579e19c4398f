"""Where somebody means: typed any way, or a position."""

from typing import Any

from qala.ground.places.queries import PlaceHit, reverse_place, search_places

MOST = 5
SURE = 2.7
"""From this score on a hit is named outright (`PlaceHit.score`)."""
_EXACT = {"building", "corner", "landmark"}


def hits_of(text: str) -> list[dict[str, Any]]:
    """The places that fit, best first; only those with a position. A few statements."""
    return [as_place(hit) for hit in search_places(text, MOST) if hit.lon is not None]


def as_place(hit: PlaceHit) -> dict[str, Any]:
    """What a conversation keeps of a hit."""
    return {
        "lon": hit.lon, "lat": hit.lat, "building_id": hit.building_id, "address": hit.label, "detail": hit.detail,
        "kind": hit.kind, "score": round(hit.score, 2),
    }  # fmt: skip


def is_sure(hits: list[dict[str, Any]]) -> bool:
    """Whether the first is meant without asking: named outright, exact, and no other of the same name elsewhere."""
    first = hits[0]
    rivals = [each for each in hits[1:] if each["score"] >= first["score"] - 0.05]
    return first["score"] >= SURE and first["kind"] in _EXACT and not rivals


def place_at(lon: float, lat: float) -> tuple[dict[str, Any], bool]:
    """The place of a position and whether it is in the city. Raises Invalid for no position."""
    found = reverse_place(lon, lat)
    building = found.building.building if found.building else None
    place = {
        "lon": lon,
        "lat": lat,
        "building_id": building.pk if building else None,
        "address": found.label,
    }
    return place, found.located.is_inside
