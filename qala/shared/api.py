"""What every JSON address shares: reading bodies, answering, refusing, and who is signed in.

An answer is bytes made here, not a model that ninja checks and copies: schemas describe answers, a test compares.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import orjson
import pghistory
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.functional import Promise
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import Header, NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf
from pydantic import BaseModel, ConfigDict, Field, field_validator

from qala.shared.errors import Invalid, NotAllowed, NotSignedIn
from qala.shared.idempotency import HEADER, MAX_KEY
from qala.shared.views import Unreadable

# Strangers share one memory of keys, so a key must be one that nobody else thinks of: a UUID.
MIN_KEY = 16
MAX_ID = 2**63 - 1

SAYINGS: dict[str, "str | Promise"] = {
    "missing": gettext_lazy("This is needed."),
    "extra_forbidden": gettext_lazy("There is no such field."),
    "string_too_short": gettext_lazy("This is too short."),
    "string_too_long": gettext_lazy("This is too long."),
    "too_long": gettext_lazy("These are too many."),
}


Id = Annotated[int, Field(ge=1, le=MAX_ID)]
IdempotencyKey = Annotated[
    str | None,
    Header(
        alias=HEADER,
        min_length=MIN_KEY,
        max_length=MAX_KEY,
        description="A UUID of yours. A retry under the same key is not carried out again.",
    ),
]


class Body(BaseModel):
    """What a client sends, without the spaces around texts; an unknown field is a mistake, not to be passed over."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    @field_validator("*")
    @classmethod
    def without_nul(cls, value: Any) -> Any:
        """PostgreSQL keeps no NUL in a text."""
        if isinstance(value, str) and "\x00" in value:
            raise ValueError(_("This has the wrong form."))
        return value


class Refusal(Schema):
    """Why not: `code` is stable, `message` is for people, `fields` names what to mend."""

    code: str
    message: str
    fields: dict[str, str]


class Refused(Schema):
    """Every answer of 400 and above."""

    error: Refusal


class Named(Schema):
    """A row of the city's reference data; the name is in the language of Accept-Language."""

    code: str
    name: str


def answers(model: Any, *refusals: int, status: int = 200) -> dict[int, Any]:
    """The `response` of an operation, for the description: the good answer and the refusals to expect."""
    return {status: model, **dict.fromkeys(refusals, Refused)}


def answer(data: Any, *, status: int = 200) -> HttpResponse:
    """JSON; moments as ISO 8601 in UTC."""
    response = HttpResponse(orjson.dumps(data, option=orjson.OPT_UTC_Z), "application/json", status)
    # Names depend on the language, rights on the session: nothing here is for a cache on the way.
    response["Cache-Control"] = "private, no-store"
    return response


def tagged(request: HttpRequest, response: HttpResponse, *, is_open: bool = False) -> HttpResponse:
    """With an `ETag`: whoever has this answer already gets 304. For the asker alone unless `is_open`, and asked again
    each time."""
    etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    response["ETag"] = etag
    response["Cache-Control"] = f"{'public' if is_open else 'private'}, no-cache"
    patch_vary_headers(response, ["Accept-Language", "Authorization", "Cookie"])
    made = get_conditional_response(request, etag=etag, response=response)
    return response if made is None else made


class JsonBodies(Parser):
    """Strict JSON under its own content type, which a foreign page cannot send without asking first (CORS)."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Raises ValueError; ninja answers 400."""
        if request.content_type != "application/json":
            raise ValueError("not application/json")
        return orjson.loads(request.body)


def anybody(request: HttpRequest) -> bool:
    """`auth` of what is open to all: a call with a session changes nothing without the CSRF token, for a foreign page
    could have sent it. A call without cookies has nobody's rights, so there is nothing to abuse."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES and check_csrf(request) is not None:
        raise NotAllowed(_("The header X-CSRFToken is missing or wrong."), code="csrf")
    return True


class SignedIn(APIKeyCookie):
    """The session of the site, with the CSRF token for whatever changes something."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Any:
        if not request.user.is_authenticated:
            raise NotSignedIn
        anybody(request)
        return request.user

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """Not asked: `__call__` says it all."""
        return None


@dataclass(frozen=True)
class KeyHolder:
    """A program with a key: the account it acts for, and what the key opens."""

    user: Any
    scopes: frozenset[str]


_key_reader: Callable[[HttpRequest, str], KeyHolder | None] | None = None


def use_key_reader(reader: Callable[[HttpRequest, str], KeyHolder | None]) -> None:
    """A higher room hands in who knows the keys; it counts the call and raises TooMany over the key's limits."""
    global _key_reader
    _key_reader = reader


class Bearer(HttpBearer):
    """`Authorization: Bearer KEY`, before the session. The key opens what its scope says, and never more than the
    duties of the account it acts for: actions and lists ask those as ever. Without the header the next one is asked."""

    openapi_description = (
        "A key of an API client. Scopes: appeals:read, appeals:write, contacts:read, contacts:write, "
        "reference:read, projects:read."
    )

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Any:
        kind, _space, key = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer":
            return None
        return self.authenticate(request, key.strip())

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """Who acts. Raises NotSignedIn for a key that opens nothing, NotAllowed for a scope it lacks."""
        holder = _key_reader(request, token) if _key_reader and token else None
        if holder is None:
            raise NotSignedIn(_("This key opens nothing."), code="key")
        if self.scope not in holder.scopes:
            raise NotAllowed(_("The key lacks the scope %(scope)s.") % {"scope": self.scope}, code="scope")
        request.user = holder.user
        pghistory.context(user=holder.user.pk)
        return holder.user


def refuse_as_the_house(api: NinjaAPI) -> None:
    """Everything ninja would answer itself goes Django's way, where `shared.middleware` makes it JSON."""

    def pass_on(request: HttpRequest, fault: Any) -> HttpResponse:
        raise fault

    def unreadable(request: HttpRequest, fault: Any) -> HttpResponse:
        raise Unreadable(_("Send JSON, with Content-Type: application/json.")) from fault

    def invalid(request: HttpRequest, fault: Any) -> HttpResponse:
        raise Invalid(fields=dict(_saying(each) for each in fault.errors)) from fault

    api.add_exception_handler(Exception, pass_on)
    api.add_exception_handler(HttpError, unreadable)
    api.add_exception_handler(ValidationError, invalid)


def _saying(fault: dict[str, Any]) -> "tuple[str, str | Promise]":
    """The path of a field in the body, or the parameter's name; and what is wrong with it."""
    source, name, *path = fault["loc"]
    field = ".".join(map(str, path)) if source == "body" and path else str(name)
    if fault["type"] == "value_error":
        return field, fault["ctx"]["error"]
    return field, SAYINGS.get(fault["type"], gettext_lazy("This has the wrong form."))
