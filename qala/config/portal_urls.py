"""Addresses of a process that is the portal alone: what strangers read. Forms are at the main address; what is for
staff does not exist."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from qala.config import robots
from qala.shared.errors import Refusal
from qala.shared.guards import for_this_browser_alone
from qala.shared.kept import keepable
from qala.shared.ui import views

STAFF = {
    "published": {"queue", "moderate", "terms", "places", "sites", "drop_site"},
    "portal": {"rules", "rules_add", "rules_end", "held", "decide"},
    "portfolio": {"asked"},
    "faq": {"opinions"},
    "opendata": {"release", "uses_desk", "use"},
    "consultations": {"office", "new", "card", "edit", "step", "reply", "queue", "moderate"},
}
FORMS = {
    "portal": {
        "submit", "draft", "share", "look", "questions", "challenge", "code", "code_confirm", "similar", "join",
        "joined", "receipt", "track", "shared", "appeal", "slip", "respond", "mine",
    },
    "faq": {"opinion"},
    "consultations": {"write"},
    "opendata": {"explorer", "explorer_go", "new_use"},  # the API is there
    "files": {"uploads", "upload"},
}  # fmt: skip
# Read from memory here; at the main address each opening is counted.
KEPT = {"faq": {"questions", "article"}}


def nowhere(request: HttpRequest, **_values: Any) -> HttpResponse:
    """Pages know the name; nobody here may ask for it."""
    raise Http404


@csrf_exempt
def elsewhere(request: HttpRequest, *_args: Any, **_values: Any) -> HttpResponse:
    """To the same page of the main address."""
    if not settings.MAIN_URL:
        raise Http404
    if request.method not in ("GET", "HEAD"):
        raise Refusal(code="wrong_place")
    return HttpResponseRedirect(settings.MAIN_URL + request.get_full_path())


def readable(room: str) -> Any:
    """The addresses of a public room: forms lead elsewhere, staff's are left out."""
    module = import_module(f"{room}.urls")
    name = module.app_name
    kept = [each for each in module.urlpatterns if getattr(each, "name", "") not in STAFF.get(name, ())]
    led = [_lead(each, FORMS.get(name, ())) for each in kept]
    return include(([_keep(each) if each.name in KEPT.get(name, ()) else each for each in led], name))


def away(room: str, *names: str) -> Any:
    """Only these addresses of a room, and all of them elsewhere; without names all there are."""
    module = import_module(f"{room}.urls")
    chosen = [each for each in module.urlpatterns if not names or getattr(each, "name", "") in names]
    return include(([_lead(each, {getattr(each, "name", "")}) for each in chosen], module.app_name))


def _keep(each: URLPattern) -> URLPattern:
    view = keepable("articles", seconds=60)(each.callback)
    return URLPattern(each.pattern, view, each.default_args, each.name)


def _lead(each: Any, names: Any) -> Any:
    if isinstance(each, URLPattern) and each.name in names:
        return URLPattern(each.pattern, elsewhere, each.default_args, each.name)
    return each


SHARED = [
    path("preferences/", views.change_preferences, name="preferences"),
    path("map/base.pmtiles", views.map_tiles, name="map_tiles"),
    path("lists/<str:screen>/views/", nowhere, name="save_view"),
    path("lists/<str:screen>/columns/", nowhere, name="choose_columns"),
]
urlpatterns = [
    path("i18n/setlang/", for_this_browser_alone(set_language), name="set_language"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    path("accounts/login/", elsewhere, name="account_login"),
    path("", include((SHARED, "shared"))),
    path("files/", readable("qala.ground.files")),
    path("polls/", away("qala.contact.polls", "list")),
    path("my/", away("qala.public.cabinet")),
    path("assistant/", away("qala.contact.assistant", "page", "panel")),
    path("open/", readable("qala.public.published")),
    path("faq/", readable("qala.public.faq")),
    path("opendata/", readable("qala.public.opendata")),
    path("projects/", readable("qala.public.portfolio")),
    path("consultations/", readable("qala.public.consultations")),
    path("tiles/", readable("qala.public.tiles")),
    path("", readable("qala.public.portal")),
]

handler400 = "qala.shared.views.bad_request"
handler403 = "qala.shared.views.forbidden"
handler404 = "qala.shared.views.missing"
handler500 = "qala.shared.views.server_error"
