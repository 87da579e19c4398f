"""Pages of a collection, by key: a page stays itself while rows before it come and go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import Max, Min, Q, QuerySet
from shapely.geometry import shape

from qala.public.opendata.queries.datasets import rows
from qala.public.opendata.queries.features import appeals
from qala.public.opendata.queries.features.shapes import NO_SHAPE, meets, shapes
from qala.public.opendata.rules.datasets import DATASETS, GEOMETRY, Dataset, Row
from qala.public.opendata.rules.features import Asked, fits
from qala.public.projection.access import public_projects
from qala.public.projection.models import PublicProject

COLLECTIONS = {code: DATASETS[code] for code in ("projects", "districts", "appeals")}

APPEALS = "appeals"


@dataclass(frozen=True)
class Page:
    """Rows, how many there are in all (None: not counted), and the key after which the next page begins."""

    rows: list[Row]
    matched: int | None
    after: str = ""


@dataclass(frozen=True)
class Extent:
    """West, south, east, north; first and last day. Empty where nothing is known."""

    box: list[float]
    days: tuple[date | None, date | None] = (None, None)


def page(dataset: Dataset, asked: Asked) -> Page:
    """Two statements for projects, one where the first page holds them all and for what is small. Raises Wrong."""
    if dataset.code == APPEALS:
        made, after = appeals.page(asked)
        return Page(made, None, after)
    if dataset.of is None:
        return _of_small(dataset, asked)
    found = _projects(asked)
    behind = list(found.filter(code__gt=asked.after).order_by("code")[: asked.limit + 1])
    made = [row for each in behind for row in dataset.of(each.facts)]
    is_all = not asked.after and len(behind) <= asked.limit
    return _cut(dataset, made, len(behind) if is_all else found.count(), asked.limit)


def _of_small(dataset: Dataset, asked: Asked) -> Page:
    found = [row for row in rows(dataset) if fits(dataset, row, asked)]
    key = dataset.key[0]
    behind = (row for row in sorted(found, key=lambda row: str(row[key])) if row[key] > asked.after)
    return _cut(dataset, list(islice(behind, asked.limit + 1)), len(found), asked.limit)


def _cut(dataset: Dataset, made: list[Row], matched: int, limit: int) -> Page:
    after = str(made[limit - 1][dataset.key[0]]) if len(made) > limit else ""
    return Page(made[:limit], matched, after)


def _projects(asked: Asked) -> QuerySet[PublicProject]:
    """The same as `fits`, said to the database."""
    found = public_projects().filter(**asked.values)
    if asked.box is not None:
        found = found.filter(meets(asked.box))
    if asked.until:
        found = found.filter(Q(starts_on=None) | Q(starts_on__lte=asked.until))
    if asked.since:
        found = found.filter(Q(finishes_on=None) | Q(finishes_on__gte=asked.since))
    return found


def item(dataset: Dataset, key: str) -> Row | PublicProject | None:
    """The row of a key, or the tombstone of a withdrawn project; None when it was never there."""
    if dataset.code == APPEALS:
        return appeals.item(key)
    if dataset.of is None:
        return next((row for row in rows(dataset) if row[dataset.key[0]] == key), None)
    found = PublicProject.objects.filter(code=key).first()
    if found is None or found.is_withdrawn:
        return found
    return next(iter(dataset.of(found.facts)))


def extent(dataset: Dataset) -> Extent:
    """Three statements at most. Of appeals the districts: the outermost ones would say where they are."""
    if dataset.code == APPEALS:
        return Extent(_around(rows(DATASETS["districts"])), appeals.months())
    if dataset.of is None:
        return Extent(_around(rows(dataset)))
    told = public_projects().aggregate(
        west=Min("lon", filter=NO_SHAPE), south=Min("lat", filter=NO_SHAPE),
        east=Max("lon", filter=NO_SHAPE), north=Max("lat", filter=NO_SHAPE),
        first=Min("starts_on"), last=Max("finishes_on"),
    )  # fmt: skip
    box = tuple(told[each] for each in ("west", "south", "east", "north"))
    boxes = shapes().bounds + ([box] if None not in box else [])
    return Extent(_whole(boxes), (told["first"], told["last"]))


def _around(found: Iterator[Row]) -> list[float]:
    return _whole([shape(row[GEOMETRY]).bounds for row in found if row[GEOMETRY]])


def _whole(boxes: Sequence[tuple[float, ...]]) -> list[float]:
    if not boxes:
        return []
    west, south, east, north = zip(*boxes, strict=True)
    return [min(west), min(south), max(east), max(north)]
