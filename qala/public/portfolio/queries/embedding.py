"""What parts for other sites show: a drawn map, and two charts with their figures."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from math import cos, radians
from typing import Any

import shapely
from django.db.models import Case, F, QuerySet, When
from shapely.geometry import shape

from qala.ground.places.locating import ground
from qala.public.portfolio.queries.names import words
from qala.public.portfolio.queries.places import PLACED, feature_collection
from qala.public.portfolio.queries.totals import LIVE, Totals
from qala.public.projection.access import public_projects
from qala.public.projection.models import PublicProject
from qala.shared import money

WIDTH, EDGE = 800, 24
MOST_DRAWN = 400
FULL = 100


@dataclass(frozen=True)
class Mark:
    """A project on the picture: a point, or a line without a point. `x` and `y` are whole steps of the picture."""

    title: str
    text: str
    url: str
    tone: str
    sign: str
    x: int = 0
    y: int = 0
    line: str = ""


@dataclass(frozen=True)
class Picture:
    """A map as shapes; `ground` are the districts. `count`: the projects that have a place, drawn or not."""

    width: int
    height: int
    ground: list[str]
    marks: list[Mark]
    count: int


class Sheet:
    """Degrees as steps of a picture that holds certain bounds."""

    def __init__(self, bounds: tuple[float, float, float, float]) -> None:
        self.west, south, east, self.north = bounds
        self.narrow = cos(radians((south + self.north) / 2))
        self.scale = (WIDTH - 2 * EDGE) / max((east - self.west) * self.narrow, 1e-6)
        tall = (self.north - south) * self.scale
        self.height = round(min(max(tall, WIDTH / 3), WIDTH * 1.2)) + 2 * EDGE

    def at(self, lon: float, lat: float) -> tuple[int, int]:
        """A position."""
        x, y = (lon - self.west) * self.narrow * self.scale, (self.north - lat) * self.scale
        return round(x) + EDGE, round(y) + EDGE

    def path(self, geometry: Any) -> str:
        """Lines and edges of areas, as SVG writes them."""
        plain = geometry.simplify(1 / self.scale)
        return "".join(self._line(part) for part in _lines(plain))

    def _line(self, part: Any) -> str:
        return "M" + "L".join("{} {}".format(*self.at(*pair[:2])) for pair in part.coords)


def _lines(geometry: Any) -> Iterator[Any]:
    if hasattr(geometry, "geoms"):
        for part in geometry.geoms:
            yield from _lines(part)
    elif geometry.geom_type == "Polygon":
        yield from (geometry.exterior, *geometry.interiors)
    elif geometry.geom_type != "Point":
        yield geometry


def picture(rows: QuerySet[PublicProject]) -> Picture | None:
    """The projects on the outlines of the city; None where there is nothing to draw. Two statements."""
    features = feature_collection(rows, MOST_DRAWN)["features"]
    outlines = [each for _pk, each in ground().outlines().pairs]
    shapes = outlines or [shape(each["geometry"]) for each in features]
    if not shapes:
        return None
    sheet = Sheet(shapely.union_all([shapely.box(*each.bounds) for each in shapes]).bounds)
    # Lines below, so that a point can be met. What lies beyond the districts is cut off, and stands in the list.
    drawn = sorted((_mark(sheet, each) for each in features), key=lambda each: not each.line)
    base = [sheet.path(each) for each in outlines]
    return Picture(WIDTH, sheet.height, base, drawn, rows.filter(PLACED).count())


def _mark(sheet: Sheet, feature: dict[str, Any]) -> Mark:
    told, geometry = feature["properties"], shape(feature["geometry"])
    said = {name: told[name] for name in ("title", "text", "url", "tone", "sign")}
    if geometry.geom_type == "Point":
        x, y = sheet.at(geometry.x, geometry.y)
        return Mark(**said, x=x, y=y)
    return Mark(**said, line=sheet.path(geometry))


@dataclass(frozen=True)
class Bar:
    """One line of a chart: `share` is its length in per cents of the longest."""

    label: str
    value: str
    share: int


@dataclass
class Bars:
    """A chart that is its own table. `unit`: the currency, where money is told."""

    unit: str = ""
    bars: list[Bar] = field(default_factory=list)


def by_stage(_rows: QuerySet[PublicProject], totals: Totals) -> list[Bars]:
    """How many are at which stage, of those not cancelled. No statement."""
    stages = totals.stages
    most = max((count for _code, _name, count in stages), default=0)
    return [Bars("", [Bar(name, str(count), _share(count, most)) for _code, name, count in stages])]


def by_year(rows: QuerySet[PublicProject], _totals: Totals) -> list[Bars]:
    """The budget of each year, a chart for each currency. One statement."""
    sums: dict[str, dict[int, Decimal]] = {}
    for lines in rows.filter(LIVE).order_by().values_list(F("document__money__lines"), flat=True):
        for each in lines or []:
            if each.get("budget") is not None:
                years = sums.setdefault(each["currency"], {})
                years[each["year"]] = years.get(each["year"], Decimal(0)) + Decimal(str(each["budget"]))
    return [_money(currency, years) for currency, years in sorted(sums.items(), key=_size)]


def _size(pair: tuple[str, dict[int, Decimal]]) -> tuple[Decimal, str]:
    return -sum(pair[1].values(), Decimal(0)), pair[0]


def _money(currency: str, years: dict[int, Decimal]) -> Bars:
    most = max(years.values())
    bars = [
        Bar(str(year), money.short(years[year], currency), _share(years[year], most))
        for year in sorted(years)
    ]
    return Bars(currency, bars)


def _share(value: Decimal | int, most: Decimal | int) -> int:
    return round(FULL * max(value, 0) / most) if most > 0 else 0


CHARTS = {"stages": by_stage, "money": by_year}


def names_of_projects(most: int = 500, *, asked: str = "") -> list[tuple[str, str]]:
    """Code and name of public projects, to choose one; the asked one always among them, first. One statement."""
    is_other = Case(When(code=asked[:40], then=0), default=1)
    rows = public_projects().order_by(is_other, "code").values_list("code", "title")[:most]
    return [(code, words(told)) for code, told in rows]
