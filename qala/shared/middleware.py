"""What every request passes: a request id, the audit's actor, and one way to say no."""

import logging
import uuid
from collections.abc import Callable

import pghistory
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from qala.shared.errors import Refusal

log = logging.getLogger("qala.refusals")
Handler = Callable[[HttpRequest], HttpResponse]


def wants_json(request: HttpRequest) -> bool:
    """Whether the client is a program: the API's paths or an explicit Accept."""
    return request.path.startswith("/api/") or request.headers.get("Accept", "").startswith(
        "application/json"
    )


class RequestContext:
    """Gives each request an id (answered as X-Request-ID) and hands id, actor and path to the row audit."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = uuid.uuid4().hex
        request.request_id = request_id  # type: ignore[attr-defined]
        if request.method in ("GET", "HEAD", "OPTIONS"):
            response = self.get_response(request)
        else:
            actor = request.user.pk if request.user.is_authenticated else None
            with pghistory.context(user=actor, request_id=request_id, url=request.path):
                response = self.get_response(request)
        response["X-Request-ID"] = request_id
        return response


class Refusals:
    """Turns a Refusal into a page, a fragment (htmx) or JSON."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and wants_json(request):
            return self._wrong_method(response)
        return response

    def _wrong_method(self, response: HttpResponse) -> HttpResponse:
        """Views answer a wrong method themselves, in plain text."""
        refusal = Refusal(_("This address does not take this method."), code="wrong_method")
        return JsonResponse(refusal.as_dict(), status=405, headers={"Allow": response["Allow"]})

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django calls this when a view raises."""
        if not isinstance(exception, Refusal):
            return None
        log.info("%s %s %s", exception.status, exception.code, request.method)
        return refusal_response(request, exception)


def refusal_response(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The answer to a Refusal in the form the client can read."""
    if wants_json(request):
        return JsonResponse(refusal.as_dict(), status=refusal.status)
    is_fragment = request.headers.get("HX-Request") == "true"
    template = "shared/refusal_fragment.html" if is_fragment else "shared/refusal.html"
    context = {
        "status": refusal.status,
        "message": refusal.message,
        "fields": refusal.fields,
        "code": refusal.code,
    }
    return render(request, template, context, status=refusal.status)
