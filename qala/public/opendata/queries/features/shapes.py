"""Lines and areas of public projects, found by place. The database knows their marks alone, and a street is longer."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q
from shapely.geometry import box, shape
from shapely.strtree import STRtree

from qala.public.opendata.rules.features import Box
from qala.public.projection.access import public_projects
from qala.shared.kept import generations

NO_SHAPE = Q(geometry__isnull=True)


@dataclass(frozen=True)
class Shapes:
    """Of projects that have one."""

    codes: list[str]
    tree: STRtree

    def within(self, wanted: Box) -> set[str]:
        """Codes of those that have a point in the box."""
        boxes = [box(one.west, one.south, one.east, one.north) for one in wanted.parts()]
        return {self.codes[place] for one in boxes for place in self.tree.query(one, "intersects")}

    @property
    def bounds(self) -> list[tuple[float, float, float, float]]:
        """West, south, east, north of each."""
        return [each.bounds for each in self.tree.geometries]


def shapes() -> Shapes:
    """Read once in a process and again after each change of a public project: one statement, else two."""
    return _read(generations().get("projects", 0))


@lru_cache(maxsize=1)
def _read(_generation: int) -> Shapes:
    rows = public_projects().exclude(NO_SHAPE).order_by("code").values_list("code", "geometry")
    known = list(rows)
    return Shapes([code for code, _form in known], STRtree([shape(form) for _code, form in known]))


def forget() -> None:
    """Read them again."""
    _read.cache_clear()


def meets(wanted: Box) -> Q:
    """The same as `Box.meets` of what the dataset tells: the shape where there is one, else the mark."""
    marked = Q()
    for one in wanted.parts():
        marked |= Q(lon__range=(one.west, one.east), lat__range=(one.south, one.north))
    return (NO_SHAPE & marked) | Q(code__in=shapes().within(wanted))
