"""What Django shows for errors that no Refusal explains: the same page, fragment or JSON as a Refusal."""

import logging
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from qala.shared.errors import Missing, NotAllowed, Refusal
from qala.shared.middleware import refusal_response, wants_json

log = logging.getLogger("qala.request")


class Unreadable(Refusal):
    """The browser sent something that is no proper request."""

    status = 400
    code = "bad_request"


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return refusal_response(request, Unreadable())


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return refusal_response(request, NotAllowed())


def missing(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return refusal_response(request, Missing())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is missing or old: a second tab signed in, or cookies are off."""
    message = _("This form is out of date. Go back, reload the page and send it again.")
    return refusal_response(request, NotAllowed(message, code="csrf"))


def server_error(request: HttpRequest) -> HttpResponse:
    """A mistake of ours. No context processors: they might be what failed."""
    request_id = getattr(request, "request_id", "")
    log.error("number for support %s: %s %s", request_id, request.method, request.path)
    if wants_json(request):
        mistake = Refusal(_("Something went wrong here. It has been written down."), code="server_error")
        return JsonResponse(mistake.as_dict(), status=500)
    context = {"status": 500, "code": "server_error", "request_id": request_id}
    return HttpResponse(render_to_string("shared/server_error.html", context), status=500)
