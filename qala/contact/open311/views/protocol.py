"""The frame of every answer of the server: form, language, jurisdiction, errors as lists, headers."""

import logging
import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from qala.contact.open311.models import Jurisdiction
from qala.contact.open311.queries import services
from qala.contact.open311.rules.writing import JSON, TYPES, XML, written
from qala.shared.errors import Missing, NotAllowed, NotSignedIn, Refusal, TooMany
from qala.shared.jobs import error_name, place_of
from qala.shared.tagging import tagged

log = logging.getLogger("qala.open311")

SAFE = ("GET", "HEAD")
EXPOSED = "Link, Retry-After, Idempotency-Replayed, X-Request-ID"
View = Callable[..., "Answer"]


class Fault(Exception):
    """What is wrong with a call, one description each. `code` may say more than the status of HTTP."""

    def __init__(
        self, status: int, *descriptions: str, code: str = "", headers: dict[str, str] | None = None
    ) -> None:
        self.status, self.descriptions, self.code = status, descriptions, code or str(status)
        self.headers = headers or {}
        super().__init__(self.code)


class Answer:
    """A good answer: the outer name in XML, the data, headers beside it."""

    def __init__(self, root: str, data: Any, **headers: str) -> None:
        self.root, self.data = root, data
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class Call:
    """One call of another program."""

    def __init__(self, request: HttpRequest, form: str) -> None:
        self.request = request
        self.form = form if form in TYPES else XML

    @cached_property
    def given(self) -> QueryDict:
        """The arguments: of the body for a POST, of the address for all else. Raises Fault 400 for a broken body."""
        if self.request.method != "POST":
            return self.request.GET
        _check_body(self.request)
        try:
            return self.request.POST
        except (BadRequest, SuspiciousOperation, MultiPartParserError, UnicodeError):
            raise Fault(400, _("The form cannot be read.")) from None

    def get(self, name: str) -> str:
        """An argument without the spaces around it; one that is empty is one that is absent."""
        return str(self.given.get(name) or "").strip()

    def many(self, name: str) -> list[str]:
        """An argument that is a list with commas."""
        return [part for part in map(str.strip, self.get(name).split(",")) if part]

    @cached_property
    def jurisdiction(self) -> Jurisdiction:
        """The city's row."""
        return services.jurisdiction()


def endpoint(*methods: str) -> Callable[[View], Callable[..., HttpResponse]]:
    """Decorator of a view that takes a `Call` and returns an `Answer`; the form comes with the address."""

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @csrf_exempt
        def answer(request: HttpRequest, form: str = XML, **words: Any) -> HttpResponse:
            call = Call(request, form)
            if request.method == "OPTIONS":
                return _cors(HttpResponse(status=204, headers={"Allow": _allowed(methods)}))
            response = _answered(call, form, methods, view, words)
            return _cors(response) if request.method in SAFE else response

        answer.__name__, answer.__doc__ = view.__name__, view.__doc__
        return answer

    return decorate


def _answered(
    call: Call, form: str, methods: tuple[str, ...], view: View, words: dict[str, Any]
) -> HttpResponse:
    with translation.override(services.language(call.request.GET.get("locale", "")) or services.language("")):
        try:
            _check(call, form, methods)
            with translation.override(services.language(call.get("locale"))):
                return _good(call, view(call, **words))
        except Fault as fault:
            return _bad(call, fault)
        except Refusal as refusal:
            return _bad(call, _as_fault(refusal))
        except Exception as error:  # noqa: BLE001 - "general service error": also then the answer is a list
            # Without the words of the error: they may repeat somebody's.
            number = getattr(call.request, "request_id", "")
            log.error("number for support %s: %s\n%s", number, error_name(error), place_of(error))
            return _bad(
                call, Fault(400, _("Something went wrong here. It has been written down."), code="500")
            )


def _check(call: Call, form: str, methods: tuple[str, ...]) -> None:
    if form not in TYPES:
        raise Fault(404, _("There is no such format. Use .xml or .json."))
    if call.request.method not in (*methods, *(SAFE if "GET" in methods else ())):
        raise Fault(405, _("This address does not take this method."), headers={"Allow": _allowed(methods)})
    if any("\x00" in value for values in call.given.lists() for value in values[1]):
        raise Fault(400, _("A text may not hold the character NUL."))
    if services.language(call.get("locale")) is None:
        raise Fault(400, _("There is no such language. Use kk, ru or en."))
    wanted, own = call.get("jurisdiction_id"), call.jurisdiction.code
    if wanted and own and wanted.lower() != own.lower():
        raise Fault(404, _("There is no such jurisdiction_id here."))


def _check_body(request: HttpRequest) -> None:
    if request.content_type not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        raise Fault(400, _("Send a form: application/x-www-form-urlencoded or multipart/form-data."))
    charset = (request.content_params or {}).get("charset", "utf-8")
    if not re.fullmatch(r"utf-?8", charset.strip("\"'"), re.IGNORECASE):
        raise Fault(400, _("Send UTF-8."))


def _as_fault(refusal: Refusal) -> Fault:
    """A refusal of the house; each field that is wrong becomes an error of its own."""
    descriptions = [f"{name}: {text}" for name, text in refusal.fields.items()] or [str(refusal.message)]
    if isinstance(refusal, Missing):
        return Fault(404, *descriptions)
    if isinstance(refusal, TooMany):
        # A problem of the key, which the specification answers with 403; the code says which one.
        return Fault(403, *descriptions, code="429", headers={"Retry-After": "60"})
    if isinstance(refusal, (NotAllowed, NotSignedIn)):
        return Fault(403, *descriptions)
    return Fault(400, *descriptions, code=str(refusal.status))


def _good(call: Call, answer: Answer) -> HttpResponse:
    body = written(call.form, answer.root, answer.data)
    if call.request.method in SAFE:
        response = tagged(call.request, body, TYPES[call.form])
    else:
        response = HttpResponse(body, TYPES[call.form], headers={"Cache-Control": "no-store"})
    for name, value in answer.headers.items():
        response[name] = value
    response["Content-Language"] = translation.get_language() or ""
    return response


def _bad(call: Call, fault: Fault) -> HttpResponse:
    errors = [{"code": fault.code, "description": text} for text in fault.descriptions]
    body = written(call.form, "errors", errors)
    response = HttpResponse(body, TYPES[call.form], fault.status, headers=fault.headers)
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = translation.get_language() or ""
    return response


def _allowed(methods: tuple[str, ...]) -> str:
    return ", ".join([*methods, *(("HEAD",) if "GET" in methods else ()), "OPTIONS"])


def _cors(response: HttpResponse) -> HttpResponse:
    """Reading is for every page of the world: nothing here depends on who asks, and no cookie is looked at."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = "GET, HEAD"
    response["Access-Control-Expose-Headers"] = EXPOSED
    response["Access-Control-Max-Age"] = "86400"
    return response


def form_of(path: str) -> str:
    """The form that an unknown address asked for."""
    return JSON if path.rstrip("/").endswith(f".{JSON}") else XML
