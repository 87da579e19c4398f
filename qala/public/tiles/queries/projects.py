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
from qala.public.projection.models import PublicProject
from qala.public.tiles.rules.drawing import Shape, in_mercator, seen
from qala.public.tiles.rules.grid import Tile


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


class Question:
    """Rows with what their tiles depend on; two of the same key are the same question."""

    def __init__(self, key: tuple[Any, ...], rows: QuerySet[PublicProject]) -> None:
        self.key, self.rows = key, rows

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Question) and self.key == other.key


def layers(question: Question, tile: Tile) -> dict[str, list[Shape]]:
    """Points under `projects`, outlines under `outlines`. One statement for all tiles of a question."""
    points, outlines = [], []
    for form, told in _ready(question).near(tile):
        if form.geom_type == "Point":
            if _is_own(form, tile):
                points.append((form, told))
        elif (cut := seen(form, tile)) is not None:
            outlines.append((cut, told))
    return {"outlines": outlines, "projects": points}


def _is_own(point: Any, tile: Tile) -> bool:
    west, south, east, north = tile.box
    return bool(west <= point.x < east and south < point.y <= north)


@lru_cache(maxsize=16)
def _ready(question: Question) -> Ready:
    features = feature_collection(question.rows, most=None)["features"]
    shapes = [in_mercator(shape(each["geometry"])) for each in features]
    return Ready(shapes, [each["properties"] for each in features], STRtree(shapes))
