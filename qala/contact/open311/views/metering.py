"""Open addresses for programs: nobody needs a key, one raises the limit, and every answer says how much is left."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from qala.contact.open311.actions.meter import count_open
from qala.contact.open311.handlers import PER_SECONDS, WRONG_KEYS
from qala.contact.open311.models import ApiClient
from qala.contact.open311.queries.clients import client_by_key
from qala.contact.open311.rules.limits import EXPOSED
from qala.shared.errors import NotSignedIn, Refusal, TooMany
from qala.shared.languages import LANGUAGES
from qala.shared.middleware import refusal_response
from qala.shared.throttle import ask_leave

View = Callable[..., HttpResponseBase]


def metered(view: View) -> View:
    """View decorator. The key comes as `Authorization: Bearer KEY` or `X-Api-Key: KEY` and gives no rights: the view
    does not hear of it. 401 for a key that is none, so that its owner notices; 429 over the limit."""

    @wraps(view)
    def counted(request: HttpRequest, *args: Any, **values: Any) -> HttpResponseBase:
        with translation.override(_language(request)):
            try:
                client = _client(request)
            except Refusal as refusal:
                return _refused(request, refusal)
            meter = count_open(address=request.META.get("REMOTE_ADDR", ""), client=client)
            over = _refused(request, TooMany(_too_many(meter.left, client))) if meter.is_over else None
        response = over or view(request, *args, **values)
        for name, value in meter.headers().items():
            response[name] = value
        read = response.get("Access-Control-Expose-Headers", "")
        response["Access-Control-Expose-Headers"] = f"{read}, {EXPOSED}" if read else EXPOSED
        return response

    return counted


def _client(request: HttpRequest) -> ApiClient | None:
    """Whose key came. Raises NotSignedIn (it opens nothing), TooMany (such keys were tried too often)."""
    kind, _space, key = request.headers.get("Authorization", "").partition(" ")
    key = key if kind.lower() == "bearer" else request.headers.get("X-Api-Key", "")
    if not key.strip():
        return None
    client = client_by_key(key)
    if client is None:
        ask_leave(request, "api.key", limit=WRONG_KEYS, seconds=PER_SECONDS)
        raise NotSignedIn(_("This key opens nothing."), code="key")
    return client


def _too_many(seconds: int, client: ApiClient | None) -> str:
    words = _("Too many requests in a minute. Ask again in %(seconds)d s.") % {"seconds": seconds}
    if client is not None:
        return words
    address = f"{settings.BASE_URL.rstrip('/')}{reverse('cabinet:keys')}"
    more = _("With a key of your own you may ask more often: %(address)s") % {"address": address}
    return f"{words} {more}"


def _language(request: HttpRequest) -> str:
    """That of the address, else the asker's."""
    asked = request.GET.get("lang", "")
    return asked if asked in LANGUAGES else translation.get_language() or LANGUAGES[0]


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A page for a browser, JSON for everything else; kept by nobody."""
    if "text/html" in request.headers.get("Accept", ""):
        response = refusal_response(request, refusal)
    else:
        response = JsonResponse(
            refusal.as_dict(), status=refusal.status, json_dumps_params={"ensure_ascii": False}
        )
    response["Access-Control-Allow-Origin"], response["Cache-Control"] = "*", "no-store"
    return response
