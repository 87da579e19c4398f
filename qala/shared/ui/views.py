"""Preferences, search, the gallery, the optional base map file."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from qala.shared import ranges
from qala.shared.errors import Missing, require
from qala.shared.guards import for_this_browser_alone
from qala.shared.ui import gallery, prefs
from qala.shared.ui.context import is_staff, menu_of
from qala.shared.ui.search import search
from qala.shared.workers import worker_script

MOST_BYTES = 8 * 1024 * 1024  # in one answer; readers of PMTiles ask for far less
PAGE_LIMIT = 30  # hits of one provider on the search page


@for_this_browser_alone
@require_POST
def change_preferences(request: HttpRequest) -> HttpResponse:
    """Set each preference named in the form and go back; works without scripts."""
    chosen = prefs.read(request)
    for name, value in request.POST.items():
        chosen = prefs.changed(chosen, name, str(value))
    is_quiet = request.headers.get("X-Requested-With") == "fetch"
    response = HttpResponse(status=204) if is_quiet else HttpResponseRedirect(_way_back(request))
    prefs.write(response, chosen, is_secure=request.is_secure())
    return response


def _way_back(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.headers.get("Referer") or "/"
    is_own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_own else "/"


@require_GET
def search_page(request: HttpRequest) -> HttpResponse:
    """Search for staff: the page, or with `fragment` only the hits for the palette."""
    require(is_staff(request))
    text = request.GET.get("q", "")[:200]
    is_fragment = "fragment" in request.GET
    groups = search(request.user, text, menu_of(request), **({} if is_fragment else {"limit": PAGE_LIMIT}))
    template = "shared/ui/hits.html" if is_fragment else "shared/search.html"
    return render(request, template, {"groups": groups, "text": text, "palette": is_fragment})


@require_GET
def show_gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for staff."""
    require(is_staff(request))
    return render(request, "shared/gallery.html", gallery.context())


@require_GET
def show_gallery_shell(request: HttpRequest, shell: str) -> HttpResponse:
    """The other shells with sample content, for staff."""
    require(is_staff(request))
    if shell not in gallery.SHELLS:
        raise Missing
    return render(request, f"shared/gallery/{shell}.html", gallery.context())


@require_GET
def map_tiles(request: HttpRequest) -> HttpResponse:
    """The PMTiles file of the setting, only in byte ranges: it may be far larger than memory."""
    path = getattr(settings, "MAP", {}).get("pmtiles")
    if not path or not Path(path).is_file():
        raise Missing
    size = Path(path).stat().st_size
    try:
        part = ranges.wanted(request.headers.get("Range", ""), size)
    except ranges.Unsatisfiable:
        part = None
    if part is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, end = part
    with Path(path).open("rb") as source:
        source.seek(first)
        content = source.read(min(end - first, MOST_BYTES))
    headers = {"Content-Range": f"bytes {first}-{first + len(content) - 1}/{size}"}
    return HttpResponse(content, status=206, headers=headers, content_type="application/octet-stream")


@require_GET
def show_worker(request: HttpRequest) -> HttpResponse:
    """The service worker of the whole site (see `shared.workers`)."""
    response = HttpResponse(worker_script(), content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = "/"
    response["Cache-Control"] = "no-cache"
    return response
