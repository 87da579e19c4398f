"""Public appeals as JSON and GeoJSON, for everybody and without a key: by the filters of the list's page."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router

from qala.public.published.access import public_appeals
from qala.public.published.filters import PublicFilter
from qala.public.published.queries.showing import Shown, shown, with_parts
from qala.public.published.schemas import PublicCollection, PublicList, as_feature, as_item
from qala.public.published.views.common import narrowed
from qala.shared.api import answer, answers, anybody
from qala.shared.errors import Invalid
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter
from qala.shared.lists.keyset import Cursor, Keyset, Slice
from qala.shared.lists.table import Order
from qala.shared.throttle import ask_leave

router = Router(tags=["open"])
OWN = ("size", "sort", "cursor")
CALLS, PER_SECONDS = 600, 600
ORDERS = {
    "received": Order("received", F("received_at"), False),
    "-received": Order("-received", F("received_at"), True),
}
Size = Annotated[int, Query(ge=1, le=100)]
Sort = Literal["received", "-received"]
Place = Annotated[str, Query(max_length=2000)]


def _parameters() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, each in PublicFilter.base_filters.items():
        if isinstance(each, DateRangeFilter):
            yield f"{name}_from", {"type": "string", "format": "date"}
            yield f"{name}_to", {"type": "string", "format": "date"}
        elif isinstance(each, ChoicesFilter):
            yield name, {"type": "array", "items": {"type": "string"}}
        else:
            yield name, {"type": "string"}


FILTERS = dict(_parameters())
_DESCRIBED = {
    "parameters": [{"in": "query", "name": n, "schema": s, "required": False} for n, s in FILTERS.items()]
}


@router.get(
    "/open/appeals",
    url_name="open_appeals",
    auth=anybody,
    summary="Public appeals",
    response=answers(PublicList, 422, 429),
    openapi_extra=_DESCRIBED,
)
def appeals(
    request: HttpRequest, size: Size = 50, sort: Sort = "-received", cursor: Place = ""
) -> HttpResponse:
    """What everybody may read; words and photos are there when a moderator has released them."""
    page, entries = _page(request, size, sort, cursor)
    return _open({"items": [as_item(each) for each in entries], **_beside(page)})


@router.get(
    "/open/appeals.geojson",
    url_name="open_appeals_geojson",
    auth=anybody,
    summary="Public appeals as GeoJSON",
    response=answers(PublicCollection, 422, 429),
    openapi_extra=_DESCRIBED,
)
def features(
    request: HttpRequest, size: Size = 50, sort: Sort = "-received", cursor: Place = ""
) -> HttpResponse:
    """The same page as a FeatureCollection; appeals without a place are left out of it."""
    page, entries = _page(request, size, sort, cursor)
    placed = [as_feature(each) for each in entries if each.at]
    response = _open({"type": "FeatureCollection", "features": placed, **_beside(page)})
    response["Content-Type"] = "application/geo+json"
    return response


def _page(request: HttpRequest, size: int, sort: str, text: str) -> tuple[Slice[Any], list[Shown]]:
    ask_leave(request, "open-api", limit=CALLS, seconds=PER_SECONDS)
    unknown = set(request.GET) - set(FILTERS) - set(OWN)
    if unknown:
        raise Invalid(fields=dict.fromkeys(sorted(unknown), _("There is no such filter.")))
    cursor = Cursor.load(text, sort) if text else None
    if text and cursor is None:
        raise Invalid(fields={"cursor": _("This cursor belongs to another list. Begin without one.")})
    rows = with_parts(narrowed(request, public_appeals()))
    page = Keyset(rows, ORDERS[sort]).page(size, cursor)
    return page, [shown(row) for row in page.rows]


def _beside(page: Slice[Any]) -> dict[str, str | None]:
    return {"next": page.next and page.next.dump(), "prev": page.prev and page.prev.dump()}


def _open(data: dict[str, Any]) -> HttpResponse:
    """Pages of other sites may read it: it is the same for everybody and holds nobody's rights."""
    response = answer(data)
    response["Access-Control-Allow-Origin"] = "*"
    return response
