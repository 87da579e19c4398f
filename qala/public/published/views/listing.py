"""The list of public appeals, the map that is its twin, and one appeal."""

from typing import Any

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qala.contact.appeals.rules.numbers import read_number
from qala.public.published.access import public_appeals
from qala.public.published.filters import MapForm, PublicFilter
from qala.public.published.queries.mapping import Window, feature_collection
from qala.public.published.queries.showing import released_answers, shown, with_parts
from qala.public.published.queries.telling import public_steps
from qala.public.published.tables import PublicTable
from qala.public.published.views.common import kept, leave_to_search, map_tabs, narrowed
from qala.shared.errors import Invalid, Missing
from qala.shared.kept import generations, keepable
from qala.shared.lists import list_screen

MAP_KEPT_FOR = 60


@require_GET
@keepable("appeals", seconds=10)
def appeals(request: HttpRequest) -> HttpResponseBase:
    """The list with filters, pages and files."""
    leave_to_search(request)
    query = kept(request.GET)
    context = {
        "map_url": reverse("published:map") + query,
        "atom_url": reverse("published:atom") + query,
        "rss_url": reverse("published:rss") + query,
        "works_url": reverse("published:works") + query,
    }
    return list_screen(
        request,
        queryset=with_parts(public_appeals()),
        table=PublicTable,
        filters=PublicFilter,
        template="published/list.html",
        partial="published/parts/list.html",
        screen="published.appeals",
        context=context,
        is_recorded=False,
    )


@require_GET
@keepable("appeals", seconds=10)
def map_page(request: HttpRequest) -> HttpResponse:
    """The filters above a map; the list is its twin. Without scripts the list is all there is."""
    chosen = PublicFilter(request.GET, queryset=public_appeals(), request=request)
    context = {
        "filter_form": chosen.form,
        "map_tabs": map_tabs(request, "published:map"),
        **_map_urls(request),
    }
    return render(request, "published/map.html", context)


@require_GET
def map_part(request: HttpRequest) -> HttpResponse:
    """Only the map, for pages that bring it when somebody asks for it. A fragment."""
    return render(request, "published/parts/map.html", _map_urls(request))


def _map_urls(request: HttpRequest) -> dict[str, str]:
    query = kept(request.GET)
    return {
        "points_url": reverse("published:points") + query,
        "list_url": reverse("published:appeals") + query,
    }


@require_GET
@keepable("appeals", seconds=10)
def points(request: HttpRequest) -> JsonResponse:
    """GeoJSON of the filter and of the part of the map that is looked at, at most a minute old, and never older than
    what was hidden last."""
    return JsonResponse(_points(request), content_type="application/geo+json")


def _points(request: HttpRequest) -> dict[str, Any]:
    version = generations().get("appeals", 0)  # before anything is read
    rows, window = narrowed(request), window_of(request)
    key = f"open-map {version} {get_language()} {window} {kept(request.GET)}"
    districts = only_districts(request)
    # A hash: keys of the cache are short, and addresses are not.
    made: dict[str, Any] | None = caches["local"].get_or_set(
        f"open-map-{hash(key)}", lambda: feature_collection(rows, window, districts=districts), MAP_KEPT_FOR
    )
    return made or feature_collection(rows, window, districts=districts)


def only_districts(request: HttpRequest) -> list[int] | None:
    """The districts of the filter, none for all; None where anything else is chosen."""
    chosen = {name for name, values in request.GET.lists() if any(values)} - {"box", "zoom", "cells", "lang"}
    districts = [each for each in request.GET.getlist("district") if each]
    is_plain = chosen <= {"district"} and all(each.isdecimal() and len(each) < 10 for each in districts)
    return [int(each) for each in districts] if is_plain else None


def window_of(request: HttpRequest) -> Window | None:
    """The part of the map that the address names. Raises Invalid."""
    form = MapForm(request.GET)
    if not form.is_valid():
        raise Invalid(fields={name: str(errors[0]) for name, errors in form.errors.items()})
    box, zoom = form.cleaned_data["box"], form.cleaned_data["zoom"]
    if not box:
        return None
    west, south, east, north = box
    return Window(west, south, east, north, zoom or 12.0)


@require_GET
@keepable("appeals", seconds=10)
def appeal(request: HttpRequest, number: str) -> HttpResponse:
    """One public appeal. What is not public is not there: the same words whether it exists or not."""
    row = with_parts(public_appeals()).filter(number=read_number(number) or "").first()
    if row is None:
        raise Missing(_("There is no public appeal with this number."))
    context = {
        "shown": shown(row),
        "answers": released_answers(row),
        "steps": public_steps(row),
        "is_open": row.is_open,
        "crumbs": [(_("Appeals in the city"), reverse("published:appeals")), (row.number, "")],
    }
    return render(request, "published/appeal.html", context)
