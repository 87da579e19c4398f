"""What stands around every page: nothing personal stays in a browser's cache, no junk becomes a mistake of ours, and
what strangers get is small."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt

from qala.shared.errors import Invalid, NotAllowed
from qala.shared.middleware import refusal_response
from qala.shared.ui.modules import import_map_source

Handler = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]
# Part of the message of Django (a query's words) and of psycopg (a parameter): PostgreSQL has no such letter.
NO_NUL = "NUL (0x00)"


class StrictPolicy(CSPMiddleware):
    """The content security policy of the settings, and the one inline script there is: the import map."""

    def get_policy_parts(self, *args: Any, **options: Any) -> PolicyParts:
        """The library calls this for every answer."""
        parts = super().get_policy_parts(*args, **options)
        if "script-src" in (parts.replace or {}):
            return parts  # a page that says itself what may run has no import map
        parts.update = {**(parts.update or {}), "script-src": [import_map_source()]}
        return parts


def for_this_browser_alone(view: View) -> View:
    """Decorator of a post that changes nothing but how this browser sees the site (language, theme): a page kept for
    everybody holds no token, so that such a form is known by where the browser says it stands. Raises NotAllowed."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        if not _is_from_here(request):
            raise NotAllowed
        return view(request, *args, **values)

    return guarded


def _is_from_here(request: HttpRequest) -> bool:
    """By the browser's word; older ones say the origin alone, the oldest and programs nothing."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin", "")
    return not origin or urlsplit(origin).netloc == request.get_host()


class PrivateAnswers:
    """What a signed-in person sees is not stored: desks are shared, and the back button works after signing out.

    An answer that says itself how it may be cached (map layers, files) is left alone.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control") and request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        return response


class UnkeepableLetters:
    """A NUL in an address or a form is the sender's mistake (422), wherever it meets the database first."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django calls this when a view raises."""
        if isinstance(exception, (ValueError, DataError)) and NO_NUL in str(exception):
            return refusal_response(request, Invalid())
        return None


class SmallerForStrangers(GZipMiddleware):
    """Pages of those who have not signed in go compressed; Django adds random bytes, so that lengths tell less.

    Pages of signed-in people hold what others must not guess by their length, and what streams (files, live news) is
    small already or must not wait.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Django calls this with every answer."""
        kind = response.get("Content-Type", "").partition(";")[0]
        if response.streaming or not (
            kind.startswith("text/") or kind.endswith(("json", "xml", "vector-tile"))
        ):
            return response
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            return response
        return super().process_response(request, response)
