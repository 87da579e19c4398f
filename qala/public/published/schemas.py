"""What the JSON API tells everybody of public appeals."""

from datetime import date

from ninja import Schema

from qala.contact.appeals.schemas import Stage
from qala.public.published.queries.showing import Shown
from qala.shared.api import Named


class PublicPhoto(Schema):
    """Addresses of a released photo, relative to the site."""

    small: str
    large: str


class PublicAppeal(Schema):
    """One appeal. `lon` and `lat` are as exact as `precision` says; `words` is the moderator's summary, "" without one;
    days, not moments, are told;
    `stage_words` says in the language of the call where it stands."""

    number: str
    topic: Named
    group: Named
    stage: Stage
    stage_words: str
    place: str
    district: str
    lon: float | None
    lat: float | None
    precision: str
    received_on: date
    changed_on: date
    resolved_on: date | None
    planned_on: date | None
    promised_on: date | None
    is_overdue: bool
    executor: str
    words: str
    words_language: str
    photos: list[PublicPhoto]
    url: str


class PublicList(Schema):
    """One page; `next` is the `cursor` of the following one."""

    items: list[PublicAppeal]
    next: str | None
    prev: str | None


class Point(Schema):
    """GeoJSON: [lon, lat] in degrees (WGS 84)."""

    type: str
    coordinates: list[float]


class PublicFeature(Schema):
    """GeoJSON: an appeal with a place; properties as in the list."""

    type: str
    geometry: Point
    properties: PublicAppeal


class PublicCollection(Schema):
    """GeoJSON of one page; appeals without a place are left out of it. `next` and `prev` as in the list."""

    type: str
    features: list[PublicFeature]
    next: str | None
    prev: str | None


def as_item(each: Shown) -> dict[str, object]:
    """A `PublicAppeal`."""
    return {
        "number": each.number,
        "topic": {"code": each.topic_code, "name": each.topic},
        "group": {"code": each.group_code, "name": each.group},
        "stage": each.stage,
        "stage_words": each.headline,
        "place": each.place,
        "district": each.district,
        "lon": each.at[0] if each.at else None,
        "lat": each.at[1] if each.at else None,
        "precision": each.precision,
        "received_on": each.received_on,
        "changed_on": each.changed_on,
        "resolved_on": each.resolved_on,
        "planned_on": each.planned_on,
        "promised_on": each.promised_on,
        "is_overdue": each.is_late,
        "executor": each.executor,
        "words": each.words,
        "words_language": each.language,
        "photos": [{"small": p.file.thumb_url, "large": p.file.preview_url} for p in each.photos],
        "url": each.url,
    }


def as_feature(each: Shown) -> dict[str, object]:
    """A `PublicFeature`."""
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(each.at or ())},
        "properties": as_item(each),
    }
