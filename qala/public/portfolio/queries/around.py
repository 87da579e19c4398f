"""What is happening around a place: projects by metres, appeals and planned works as `published` shows them.

Looking for appeals goes by cells and not by metres: metres would tell where a place shown as its cell really is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import shapely
from django.db.models import Count, Max
from django.utils.translation import gettext as _
from shapely.geometry import shape
from shapely.strtree import STRtree

from qala.contact.catalog.rules.stages import Stage
from qala.ground.places.locating import ground, locate
from qala.ground.places.models import District, Quarter
from qala.ground.places.queries import reverse_place, search_places
from qala.ground.places.queries.hits import PlaceHit, district_label
from qala.ground.places.rules.projection import to_metres
from qala.public.portfolio.queries.names import light
from qala.public.portfolio.queries.places import feature_collection
from qala.public.projection.access import public_projects
from qala.public.published.access import public_appeals
from qala.public.published.queries.districts import Figures, in_figures
from qala.public.published.queries.finding import near
from qala.public.published.queries.mapping import feature_collection as of_appeals
from qala.public.published.queries.showing import Shown, shown, with_parts
from qala.public.published.queries.terms import terms
from qala.shared.clock import now, today
from qala.shared.errors import Invalid

METRES = {"1": 500, "2": 900, "4": 1500}
"""Of projects, for each of the rings of cells in which appeals are looked for (`published.filters.RINGS`)."""
USUAL = "2"
DIGITS = 3
"""Of a position in an address: about a hundred metres, so that a link that is passed on tells nobody's door."""
MOST_WORKS, MOST_APPEALS, MOST_PROJECTS, MOST_GUESSES = 10, 6, 50, 5


@dataclass(frozen=True)
class Near:
    """A project and how far its point or outline is, in metres."""

    row: Any
    away: int


@dataclass(frozen=True)
class Around:
    """What is found around a place: how many, and the nearest projects, next works and newest appeals."""

    project_count: int
    projects: list[Near]
    works_count: int
    works: list[Shown]
    appeals: list[Shown]
    figures: Figures


def guesses(typed: str) -> list[PlaceHit]:
    """The places that were most likely meant, best first."""
    return search_places(typed, MOST_GUESSES)


def part_of(hit: PlaceHit) -> District | Quarter | None:
    """The district or quarter that a hit is, if it is one as a whole."""
    if hit.lon is not None or hit.district_id is None:
        return None
    if hit.kind == "quarter":
        found = Quarter.objects.filter(district_id=hit.district_id)
        return next((quarter for quarter in found if quarter.name == hit.label), None)
    return District.objects.filter(pk=hit.district_id).first()


def spot(lon: float, lat: float) -> PlaceHit:
    """A position as a place with a name: street or house, else the district. Raises Invalid outside of the map."""
    found = reverse_place(lon, lat)
    label = found.label
    district = district_label(found.located.district_id)
    name, detail = (label, district) if label else (district or _("This place"), "")
    return PlaceHit("point", name, detail, lon, lat, district_id=found.located.district_id)


def around(hit: PlaceHit, rings: str) -> Around:
    """Of a place with a position. The projects' outlines are remembered; what is shown of them is asked anew."""
    appeals, away = near(public_appeals(), hit, int(rings)), _distances(hit, METRES[rings])
    newest = with_parts(appeals).order_by("-received_at", "-id")[:MOST_APPEALS]
    planned = appeals.filter(stage=Stage.ACTIVE, planned_on__gte=today())
    works = with_parts(planned).order_by("planned_on", "id")[:MOST_WORKS]
    rows = light(public_projects().filter(pk__in=away))
    nearest = sorted((Near(row, away[row.pk]) for row in rows), key=lambda one: (one.away, one.row.code))
    return Around(
        project_count=len(nearest),
        projects=nearest[:MOST_PROJECTS],
        works_count=planned.count(),
        works=[shown(row) for row in works],
        appeals=[shown(row) for row in newest],
        figures=in_figures(appeals, at=now(), least_count=terms().least_count).figures,
    )


def features(hit: PlaceHit, rings: str) -> dict[str, Any]:
    """All of it as GeoJSON, the place itself last."""
    found = _distances(hit, METRES[rings])
    projects = feature_collection(public_projects().filter(pk__in=found))["features"]
    appeals = of_appeals(near(public_appeals(), hit, int(rings)))["features"]
    here = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [hit.lon, hit.lat]},
        "properties": {"title": hit.label, "text": hit.detail, "tone": "gold", "sign": "●"},
    }
    return {"type": "FeatureCollection", "features": [*projects, *appeals, here]}


def _distances(hit: PlaceHit, metres: int) -> dict[int, int]:
    """Ids of projects within the metres, and how far they are."""
    assert hit.lon is not None
    assert hit.lat is not None
    here = shapely.Point(locate(hit.lon, hit.lat).point)
    tree, owners = _index()
    found: dict[int, int] = {}
    for index in tree.query(here, predicate="dwithin", distance=metres):
        away, pk = round(here.distance(tree.geometries[index])), owners[index]
        found[pk] = min(away, found.get(pk, away))
    return found


def _index() -> tuple[STRtree, list[int]]:
    """Made anew once any of them has changed. One statement otherwise."""
    state = public_projects().aggregate(at=Max("changed_at"), count=Count("pk"), last=Max("pk"))
    return index_of(ground().epsg, *state.values())


@lru_cache(maxsize=1)
def index_of(epsg: int, *_state: Any) -> tuple[STRtree, list[int]]:
    """Points and outlines of all public projects in metres, and whose they are."""
    pairs = list(_shapes(epsg))
    return STRtree([made for _pk, made in pairs]), [pk for pk, _made in pairs]


def _shapes(epsg: int) -> Iterator[tuple[int, Any]]:
    for pk, lon, lat, outline in public_projects().values_list("pk", "lon", "lat", "geometry"):
        if outline:
            yield (
                pk,
                shapely.transform(
                    shape(outline), lambda pairs: [to_metres(lon, lat, epsg) for lon, lat in pairs]
                ),
            )
        elif lon is not None and lat is not None:
            yield pk, shapely.Point(to_metres(lon, lat, epsg))


def rounded(lon: str, lat: str) -> tuple[float, float] | None:
    """A position as it was typed or told by a device, as exactly as an address may hold it; None for none. Raises
    Invalid."""
    if not lon and not lat:
        return None
    try:
        return round(float(lon.replace(",", ".")), DIGITS), round(float(lat.replace(",", ".")), DIGITS)
    except (ValueError, OverflowError) as error:
        raise Invalid(_("Give lon and lat in degrees."), code="not_a_position") from error
