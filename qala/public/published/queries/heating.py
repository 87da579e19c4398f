"""The heat of public appeals: as shapes for the map, and as the table that is its twin."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qala.ground.places.locating import locate
from qala.ground.places.models import Quarter
from qala.public.published.queries.showing import district_words
from qala.public.published.rules.heat import Heat, Hot, fills, ring
from qala.public.published.rules.places import middle

TOP = 5


@dataclass(frozen=True)
class Place:
    """A cell in words: the quarter of its middle, "" outside all quarters."""

    quarter: str
    hot: Hot


@dataclass(frozen=True)
class Part:
    """A district with its fullest cells, and how many appeals all its told cells hold."""

    pk: int | None
    name: str
    count: int
    places: list[Place]


def shapes(told: Heat, resolution: int) -> dict[str, Any]:
    """GeoJSON. No statement."""
    strengths = fills([one.count for one in told.cells])
    features = [_feature(one, fill) for one, fill in zip(told.cells, strengths, strict=True)]
    return {
        "type": "FeatureCollection",
        "resolution": resolution,
        "least_count": told.least,
        "left_out": told.left_out,
        "features": features,
    }


def _feature(one: Hot, fill: float) -> dict[str, Any]:
    words = [district_words(one.district_id)]
    if one.late_count:
        words.append(_("overdue: %(count)d") % {"count": one.late_count})
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [ring(one.cell)]},
        "properties": {
            "title": ngettext("%(count)d appeal", "%(count)d appeals", one.count) % {"count": one.count},
            "text": " · ".join(filter(None, words)),
            "h3": f"{one.cell:x}",
            "count": one.count,
            "overdue": one.late_count,
            "tone": "bad",
            "fill": fill,
            "line": 1,
        },
    }


def by_district(told: Heat) -> list[Part]:
    """Districts by what their told cells hold, the most first. One statement."""
    parts: dict[int | None, list[Hot]] = {}
    for one in told.cells:
        parts.setdefault(one.district_id, []).append(one)
    quarters = {
        one.cell: locate(*middle(one.cell)).quarter_id for part in parts.values() for one in part[:TOP]
    }
    names = Quarter.objects.in_bulk({pk for pk in quarters.values() if pk is not None})
    made = []
    for pk, cells in parts.items():
        places = [Place(_name(names.get(quarters[one.cell] or 0)), one) for one in cells[:TOP]]
        made.append(Part(pk, district_words(pk), sum(one.count for one in cells), places))
    return sorted(made, key=lambda part: (-part.count, part.name))


def _name(quarter: Quarter | None) -> str:
    return quarter.name if quarter else ""
