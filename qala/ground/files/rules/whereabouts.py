"""Where and when a picture was taken, read before it is thrown away. Private: only kept when the sender
agrees."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any

from PIL import ExifTags, Image

_GPS = ExifTags.GPS
_YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`taken_at` aware UTC, `lon` and `lat` in degrees WGS 84; None where the file does not say or says
    nonsense."""

    taken_at: datetime | None = None
    lon: float | None = None
    lat: float | None = None


NOWHERE = Whereabouts()


def of_picture(image: Image.Image, zone: tzinfo) -> Whereabouts:
    """Read the EXIF block; a clock time without an offset is taken as the city's `zone`. Never raises."""
    try:
        exif = image.getexif()
        details = exif.get_ifd(ExifTags.IFD.Exif)
        lon, lat = _position(exif.get_ifd(ExifTags.IFD.GPSInfo))
        return Whereabouts(_taken(exif, details, zone), lon, lat)
    except Exception:  # noqa: BLE001  hostile EXIF breaks parsers in every way; the picture itself may still be good
        return NOWHERE


def _taken(exif: Mapping[int, Any], details: Mapping[int, Any], zone: tzinfo) -> datetime | None:
    said = details.get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)
    if not said:
        return None
    try:
        naive = datetime.strptime(str(said).strip("\x00 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007  zone follows
    except ValueError:
        return None
    if naive.year not in _YEARS:
        return None
    offset = _offset(str(details.get(ExifTags.Base.OffsetTimeOriginal) or ""))
    return naive.replace(tzinfo=offset or zone).astimezone(UTC)


def _offset(said: str) -> timezone | None:
    """`+05:00` as a time zone, None for anything else."""
    try:
        parsed = datetime.strptime(said.strip("\x00 "), "%z").utcoffset()
    except ValueError:
        return None
    return timezone(parsed) if parsed is not None and abs(parsed) <= timedelta(hours=14) else None


def _position(gps: Mapping[int, Any]) -> tuple[float | None, float | None]:
    lat = _degrees(gps.get(_GPS.GPSLatitude), gps.get(_GPS.GPSLatitudeRef), "S")
    lon = _degrees(gps.get(_GPS.GPSLongitude), gps.get(_GPS.GPSLongitudeRef), "W")
    return checked(lon, lat)


def checked(lon: float | None, lat: float | None) -> tuple[float | None, float | None]:
    """The pair when both lie on the globe and are not the 0, 0 that devices write without a fix."""
    if lon is None or lat is None or not (math.isfinite(lon) and math.isfinite(lat)):
        return None, None
    if abs(lon) > 180 or abs(lat) > 90 or (lon == 0 and lat == 0):
        return None, None
    return lon, lat


def _degrees(parts: Any, ref: Any, negative: str) -> float | None:
    """Degrees, minutes, seconds to decimal degrees, with the sign of the hemisphere letter."""
    if not parts or len(parts) != 3:
        return None
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    return -value if str(ref).strip("\x00 ").upper() == negative else value
