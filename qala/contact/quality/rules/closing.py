"""Does the proof photo belong to the appeal: distance and time, by thresholds that are data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import asin, cos, radians, sin, sqrt

EARTH_METRES = 6_371_008.8


@dataclass(frozen=True)
class Photo:
    """What a photo keeps privately: degrees (WGS 84) and the moment, each None where the sender kept them back."""

    taken_at: datetime | None = None
    lon: float | None = None
    lat: float | None = None


@dataclass(frozen=True)
class Compared:
    """`verdict`: fits, far, early, late, unknown or no_photo. Metres to the appeal's place of the nearest photo;
    minutes from the receipt of the appeal to that photo (negative: taken before)."""

    verdict: str
    metres: int | None = None
    minutes: int | None = None
    photo_count: int = 0


def distance(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Metres on the sphere (haversine; within 0.5 % of the ellipsoid)."""
    a, b = radians(lat), radians(other_lat)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_METRES * asin(sqrt(min(1.0, h)))


def compare(
    photos: Sequence[Photo],
    *,
    place: tuple[float, float] | None,
    received_at: datetime,
    answered_at: datetime,
    most_metres: int,
    slack: timedelta,
) -> Compared:
    """The best photo speaks for the answer: one that fits is enough."""
    if not photos:
        return Compared("no_photo")
    judged = [_one(p, place, received_at, answered_at, most_metres, slack, len(photos)) for p in photos]
    order = ("fits", "far", "early", "late", "unknown")
    return min(judged, key=lambda c: (order.index(c.verdict), c.metres if c.metres is not None else 10**9))


def _one(
    photo: Photo,
    place: tuple[float, float] | None,
    received_at: datetime,
    answered_at: datetime,
    most_metres: int,
    slack: timedelta,
    count: int,
) -> Compared:
    metres = minutes = None
    if place is not None and photo.lon is not None and photo.lat is not None:
        metres = round(distance(*place, photo.lon, photo.lat))
    if photo.taken_at is not None:
        minutes = round((photo.taken_at - received_at).total_seconds() / 60)
    verdict = "fits"
    if metres is None and minutes is None:
        verdict = "unknown"
    elif metres is not None and metres > most_metres:
        verdict = "far"
    elif photo.taken_at is not None and photo.taken_at < received_at - slack:
        verdict = "early"
    elif photo.taken_at is not None and photo.taken_at > answered_at + slack:
        verdict = "late"
    return Compared(verdict, metres, minutes, count)
