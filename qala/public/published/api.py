"""Public appeals as JSON and GeoJSON, for everybody; a key only raises the limit: by the filters of the list's page."""

from typing import Annotated, Any, Literal

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from ninja.decorators import decorate_view

from qala.contact.open311.views.metering import metered
from qala.public.published.access import public_appeals
from qala.public.published.filters import PublicFilter
from qala.public.published.queries.showing import Shown, shown, with_parts
from qala.public.published.schemas import PublicCollection, PublicList, as_feature, as_item
from qala.public.published.views.common import narrowed
from qala.shared.api import answer, answers, anybody, tagged
from qala.shared.lists.asking import AskedList, asked_cursor
from qala.shared.lists.keyset import Keyset, Slice
from qala.shared.lists.table import Order

router = Router(tags=["open"])
ORDERS = {
    "received": Order("received", F("received_at"), False),
    "-received": Order("-received", F("received_at"), True),
}
Size = Annotated[int, Query(ge=1, le=100)]
Sort = Literal["received", "-received"]
Place = Annotated[str, Query(max_length=2000)]


ASKED = AskedList(PublicFilter, "size", "sort", "cursor")


@router.get(
    "/open/appeals",
    url_name="open_appeals",
    auth=anybody,
    summary="Public appeals",
    response=answers(PublicList, 401, 422, 429),
    openapi_extra=ASKED.described,
)
@decorate_view(metered)
def appeals(
    request: HttpRequest, size: Size = 50, sort: Sort = "-received", cursor: Place = ""
) -> HttpResponse:
    """What everybody may read; words and photos are there when a moderator has released them."""
    page, entries = _page(request, size, sort, cursor)
    return _open(request, {"items": [as_item(each) for each in entries], **_beside(page)})


@router.get(
    "/open/appeals.geojson",
    url_name="open_appeals_geojson",
    auth=anybody,
    summary="Public appeals as GeoJSON",
    response=answers(PublicCollection, 401, 422, 429),
    openapi_extra=ASKED.described,
)
@decorate_view(metered)
def features(
    request: HttpRequest, size: Size = 50, sort: Sort = "-received", cursor: Place = ""
) -> HttpResponse:
    """The same page as a FeatureCollection; appeals without a place are left out of it."""
    page, entries = _page(request, size, sort, cursor)
    placed = [as_feature(each) for each in entries if each.at]
    return _open(
        request,
        {"type": "FeatureCollection", "features": placed, **_beside(page)},
        content_type="application/geo+json",
    )


def _page(request: HttpRequest, size: int, sort: str, text: str) -> tuple[Slice[Any], list[Shown]]:
    ASKED.require_known(request.GET)
    rows = with_parts(narrowed(request, public_appeals()))
    page = Keyset(rows, ORDERS[sort]).page(size, asked_cursor(text, sort))
    return page, [shown(row) for row in page.rows]


def _beside(page: Slice[Any]) -> dict[str, str | None]:
    return {
        "next": page.next.dump() if page.next else None,
        "prev": page.prev.dump() if page.prev else None,
    }


def _open(request: HttpRequest, data: dict[str, Any], content_type: str = "") -> HttpResponse:
    """Pages of other sites may read it: it is the same for everybody and holds nobody's rights. A cache asks about it
    before each use."""
    made = answer(data)
    made["Content-Type"] = content_type or made["Content-Type"]
    response = tagged(request, made, is_open=True)
    response["Access-Control-Allow-Origin"] = "*"
    return response
