"""OGC API Features: JSON for programs, the same as a page for people (`f=json`, `f=html`, else by `Accept`)."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from qala.public.opendata.queries.addresses import whole
from qala.public.opendata.queries.features import COLLECTIONS, item, page, telling
from qala.public.opendata.queries.formats import feature
from qala.public.opendata.queries.standing import standing
from qala.public.opendata.rules.datasets import Dataset
from qala.public.opendata.rules.features import Wrong, asked_of
from qala.public.opendata.rules.features.openapi import described
from qala.public.opendata.views.answers import GONE, closed, plain
from qala.public.projection.models import PublicProject
from qala.shared.clock import city_zone
from qala.shared.languages import LANGUAGES

BAD, MISSING = 400, 404
FORMATS = ("json", "html")
View = Callable[..., HttpResponseBase]


def _view(make: View) -> View:
    """Language, refusals and headers that all of them share."""

    @require_safe
    @conditional_page
    @wraps(make)
    def answer(request: HttpRequest, **args: str) -> HttpResponseBase:
        language = request.GET.get("lang") or (get_language() or "")[:2]
        with translation.override(language if language in LANGUAGES else LANGUAGES[0]):
            try:
                _check(request)
                response = make(request, **args)
            except Wrong as error:
                response = _error("InvalidParameterValue", str(error), BAD)
        patch_vary_headers(response, ["Accept", "Accept-Language", "Cookie"])
        return response

    return answer


def _check(request: HttpRequest) -> None:
    if request.GET.get("f", "json") not in FORMATS:
        raise Wrong(_("`f` is json or html."))
    if request.GET.get("lang", LANGUAGES[0]) not in LANGUAGES:
        raise Wrong(_("`lang` is kk, ru or en."))


def _check_words(request: HttpRequest) -> None:
    """Pages without filters know two words."""
    for name in request.GET:
        if name not in ("f", "lang"):
            raise Wrong(_("`%(name)s` is not a parameter of this address.") % {"name": name})


def _error(code: str, words: str, status: int, **more: Any) -> HttpResponse:
    return plain({"code": code, "description": words, **more}, status=status)


def _wants_page(request: HttpRequest) -> bool:
    return request.GET.get("f") == "html" or (
        "f" not in request.GET and "text/html" in request.headers.get("Accept", "")
    )


def _told(
    request: HttpRequest, body: dict[str, Any], media: str = telling.JSON, **shown: Any
) -> HttpResponse:
    """The answer; `shown` is what its page shows beside the links."""
    if not _wants_page(request):
        response: HttpResponse = plain(body)
        response["Content-Type"] = media
        return response
    response = render(request, "opendata/features.html", {"links": body.get("links", []), **shown})
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [
        (_("Open data"), reverse("opendata:catalogue")),
        (_("OGC API Features"), reverse("opendata:features")),
        *more,
    ]


@_view
def landing(request: HttpRequest) -> HttpResponse:
    """Where to begin."""
    _check_words(request)
    body = telling.landing()
    crumbs = [(_("Open data"), reverse("opendata:catalogue")), (_("OGC API Features"), "")]
    return _told(
        request, body, title=body["title"], about=body["description"], crumbs=crumbs,
        address=telling.address("features"),
    )  # fmt: skip


@_view
def conformance(request: HttpRequest) -> HttpResponse:
    """Which parts of the standard are kept."""
    _check_words(request)
    title = _("Parts of the standard that are kept")
    body = {"conformsTo": telling.CLASSES}
    return _told(request, body, title=title, names=telling.CLASSES, crumbs=_crumbs((title, "")))


@_view
def api(request: HttpRequest) -> HttpResponse:
    """The description for programs; its page lists the addresses."""
    _check_words(request)
    title = _("Description of the API")
    server = whole(reverse("opendata:features")).rstrip("/")
    body = described(title, server, COLLECTIONS.values())
    names = [f"{server}{path}" for path in body["paths"]]
    links = [telling.link("service-desc", telling.address("features_api", f="json"), telling.OPENAPI, title)]
    return _told(
        request, body, telling.OPENAPI, title=title, names=names, links=links, crumbs=_crumbs((title, ""))
    )


@_view
def collections(request: HttpRequest) -> HttpResponse:
    """All of them."""
    _check_words(request)
    body, title = telling.collections(), _("Collections")
    return _told(request, body, title=title, cards=body["collections"], crumbs=_crumbs((title, "")))


@_view
def collection(request: HttpRequest, code: str) -> HttpResponse:
    """One."""
    _check_words(request)
    if code not in COLLECTIONS:
        return _no_collection()
    if refusal := closed(standing(COLLECTIONS[code])):
        return refusal
    body = telling.collection(COLLECTIONS[code])
    crumbs = _crumbs((_("Collections"), reverse("opendata:features_collections")), (body["title"], ""))
    return _told(request, body, title=body["title"], about=body["description"], crumbs=crumbs)


@_view
def items(request: HttpRequest, code: str) -> HttpResponse:
    """A page of features."""
    dataset = COLLECTIONS.get(code)
    if dataset is None:
        return _no_collection()
    if refusal := closed(standing(dataset)):
        return refusal
    asked = asked_of(dataset, request.GET)
    found = page(dataset, asked)
    features = [feature(dataset, row) for row in found.rows]
    links = _page_links(request, dataset, found.after)
    body = {
        "type": "FeatureCollection",
        "features": features,
        **({} if found.matched is None else {"numberMatched": found.matched}),
        "numberReturned": len(features),
        "links": links,
    }
    following = next((each["href"] for each in links if each["rel"] == "next"), "")
    response = _told(
        request, body, telling.GEOJSON, title=str(dataset.title), about=str(dataset.about), code=code,
        columns=dataset.columns, rows=features, matched=found.matched, next=following,
        crumbs=_collection_crumbs(dataset, ""),
    )  # fmt: skip
    response["Link"] = ", ".join(f'<{one["href"]}>; rel="{one["rel"]}"' for one in links)
    return response


def _page_links(request: HttpRequest, dataset: Dataset, after: str) -> list[dict[str, str]]:
    title = str(dataset.title)

    def at(**changed: str) -> str:
        query = request.GET.copy()
        for name, value in changed.items():
            query[name] = value
        return f"{whole(request.path)}?{query.urlencode(safe=',/:')}"

    shown = "html" if _wants_page(request) else "json"
    links = [
        telling.link("self", at(f="json"), telling.GEOJSON, title),
        telling.link("alternate", at(f="html"), telling.HTML, title),
        telling.link("collection", telling.address("features_collection", dataset.code), telling.JSON, title),
    ]
    if after:
        media = telling.HTML if shown == "html" else telling.GEOJSON
        links.append(telling.link("next", at(f=shown, after=after), media, title))
    return links


@_view
def one(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """A feature; of a withdrawn project since when and why."""
    _check_words(request)
    dataset = COLLECTIONS.get(code)
    if dataset is None:
        return _no_collection()
    if refusal := closed(standing(dataset)):
        return refusal
    row = item(dataset, key)
    if row is None:
        return _error("NotFound", _("This collection has no such feature."), MISSING)
    if isinstance(row, PublicProject):
        at = row.changed_at.astimezone(city_zone()).isoformat()
        words = _("This project was withdrawn from publication.")
        return _error("Gone", words, GONE, withdrawn=at, reason=row.withdrawal_reason)
    title = str(row.get("title") or row.get("name") or row.get("topic_name") or key)
    body = feature(dataset, row)
    body["links"] = [
        *telling.both("features_item", code, key, media=telling.GEOJSON, title=title),
        telling.link(
            "collection", telling.address("features_collection", code), telling.JSON, str(dataset.title)
        ),
    ]
    return _told(
        request, body, telling.GEOJSON, title=title, crumbs=_collection_crumbs(dataset, key),
        pairs=[
            (each.label, str(body["properties"][each.code]))
            for each in dataset.columns
            if body["properties"][each.code] not in (None, "")
        ],
    )  # fmt: skip


def _collection_crumbs(dataset: Dataset, key: str) -> Sequence[tuple[str, str]]:
    title, address = str(dataset.title), reverse("opendata:features_items", args=[dataset.code])
    return _crumbs((title, address), (key, "")) if key else _crumbs((title, ""))


def _no_collection() -> HttpResponse:
    return _error("NotFound", _("There is no such collection."), MISSING)
