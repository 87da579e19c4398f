"""Tiles, and what TileJSON tells of a layer."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from qala.ground.places.locating import ground
from qala.public.opendata.queries.oc4ids import LICENCE
from qala.public.portfolio.views.frame import ask
from qala.public.published.views.common import kept as same_filters
from qala.public.published.views.common import leave_to_draw, narrowed, spoken
from qala.public.published.views.listing import only_districts
from qala.public.tiles.queries import appeals as of_appeals
from qala.public.tiles.queries import projects as of_projects
from qala.public.tiles.rules.drawing import written
from qala.public.tiles.rules.grid import DEEPEST, Tile
from qala.shared.errors import Missing
from qala.shared.kept import generations, keepable

MVT = "application/vnd.mapbox-vector-tile"
NOTHING = 204
WORLD = [-180, -85, 180, 85]
MARK = {"title": "String", "text": "String", "tone": "String"}
SINGLE = {**MARK, "badge": "String", "url": "String"}
PROJECT = {**SINGLE, "code": "String", "stage": "String", "sign": "String"}
FIELDS = {
    "projects": {"projects": PROJECT, "outlines": PROJECT},
    "appeals": {"appeals": {**SINGLE, "count": "Number"}},
}
"""Of each layer its parts, and of each part the fields."""


@require_safe
@conditional_page
@keepable("projects")
def projects(request: HttpRequest, z: int, x: int, y: int) -> HttpResponse:
    """Points and outlines of public projects, by the filters of their list."""
    tile = _tile(z, x, y)
    leave_to_draw(request)
    with spoken(request) as language:
        # The generation is read before the rows: what is remembered is never older than it says.
        version = generations().get("projects", 0)
        asked = ask(request)
        chosen = asked.rows if asked.query else None
        layers = of_projects.layers(tile, version=version, language=language, chosen=chosen)
        return _answer(written(tile, layers))


@require_safe
@conditional_page
@keepable("appeals", seconds=10)
def appeals(request: HttpRequest, z: int, x: int, y: int) -> HttpResponse:
    """Public appeals by the filters of their list: counted by cells below zoom 14, one by one from there on."""
    tile = _tile(z, x, y)
    leave_to_draw(request)
    with spoken(request) as language:
        version = generations().get("appeals", 0)
        rows, key = narrowed(request), f"{version} {language} {same_filters(request.GET)}"
        layers = of_appeals.layers(rows, tile, key=key, districts=only_districts(request))
        return _answer(written(tile, layers))


@require_safe
def told(request: HttpRequest, layer: str) -> HttpResponse:
    """TileJSON 3.0.0 of a layer; filters and `lang` are carried into the address of its tiles."""
    if layer not in FIELDS:
        raise Missing(_("There is no such layer."))
    names = {"projects": _("What the city builds"), "appeals": _("Appeals in the city")}
    response = JsonResponse(
        {
            "tilejson": "3.0.0",
            "name": names[layer],
            "attribution": f'<a href="{settings.BASE_URL}">{settings.PUBLISHER}</a>, <a href="{LICENCE}">CC BY 4.0</a>',
            "scheme": "xyz",
            "tiles": [_address(request, layer)],
            "minzoom": 0,
            "maxzoom": DEEPEST,
            "bounds": _bounds(),
            "vector_layers": [{"id": part, "fields": fields} for part, fields in FIELDS[layer].items()],
        }
    )
    return _for_all(response)


def _address(request: HttpRequest, layer: str) -> str:
    some = reverse(f"tiles:{layer}", kwargs={"z": 0, "x": 0, "y": 0})
    query = request.META.get("QUERY_STRING", "")
    address = request.build_absolute_uri(some).replace("/0/0/0.mvt", "/{z}/{x}/{y}.mvt")
    return f"{address}?{query}" if query else address


def _bounds() -> list[float]:
    """Of the city's districts; the world where none is drawn."""
    shapes = [each for _pk, each in ground().outlines().pairs]
    if not shapes:
        return [float(edge) for edge in WORLD]
    boxes = [each.bounds for each in shapes]
    ends = (min, min, max, max)
    return [round(end(box[place] for box in boxes), 5) for place, end in enumerate(ends)]


def _tile(z: int, x: int, y: int) -> Tile:
    tile = Tile(z, x, y)
    if not tile.is_there:
        raise Missing(_("There is no such tile."))
    return tile


def _answer(body: bytes) -> HttpResponse:
    """204 where nothing is. Kept by caches only as long as they ask again, so that what was withdrawn is gone."""
    response = HttpResponse(body, content_type=MVT) if body else HttpResponse(status=NOTHING)
    return _for_all(response)


def _for_all(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, no_cache=True)
    return response
