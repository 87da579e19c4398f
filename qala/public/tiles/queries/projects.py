"""Public projects, ready to be cut into tiles."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import shapely
from django.db.models import QuerySet
from shapely.geometry import shape
from shapely.strtree import STRtree

from qala.public.portfolio.queries.places import feature_collection
from qala.public.projection.access import public_projects
from qala.public.projection.models import PublicProject
from qala.public.tiles.rules.drawing import Shape, in_mercator, seen
from qala.public.tiles.rules.grid import Tile
from qala.shared.languages import LANGUAGES


@dataclass(frozen=True)
class Ready:
    """All shapes of one question in Mercator, with what is told of each, found by place."""

    shapes: list[Any]
    told: list[dict[str, Any]]
    tree: STRtree

    def near(self, tile: Tile) -> Iterator[Shape]:
        """Those whose box touches the tile's."""
        for place in sorted(self.tree.query(shapely.box(*tile.box))):
            yield self.shapes[place], self.told[place]


def layers(
    tile: Tile, *, version: int, language: str, chosen: QuerySet[PublicProject] | None
) -> dict[str, list[Shape]]:
    """Points under `projects`, outlines under `outlines`. `version`: the generation of the projects; `chosen`: None
    for every one.

    All shapes are made once for all questions of a generation: one statement. A question costs another that reads
    codes, for those shapes alone that lie in the tile: strangers may think of any number of questions.
    """
    points, outlines = [], []
    near = list(_ready(version, language).near(tile))
    if chosen is not None and near:
        codes = chosen.filter(code__in={told["code"] for _form, told in near})
        known = set(codes.values_list("code", flat=True))
        near = [each for each in near if each[1]["code"] in known]
    for form, told in near:
        if form.geom_type == "Point":
            if _is_own(form, tile):
                points.append((form, told))
        elif (cut := seen(form, tile)) is not None:
            outlines.append((cut, told))
    return {"outlines": outlines, "projects": points}


def _is_own(point: Any, tile: Tile) -> bool:
    west, south, east, north = tile.box
    return bool(west <= point.x < east and south < point.y <= north)


@lru_cache(maxsize=len(LANGUAGES))
def _ready(_version: int, _language: str) -> Ready:
    """In the active language."""
    features = feature_collection(public_projects(), most=None)["features"]
    shapes = [in_mercator(shape(each["geometry"])) for each in features]
    return Ready(shapes, [each["properties"] for each in features], STRtree(shapes))
