"""The calls of GeoReport v2 that read; writing is `views/posting.py`."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from qala.contact.open311.models import ServiceToken
from qala.contact.open311.queries import requests, services
from qala.contact.open311.rules import moments
from qala.contact.open311.rules.writing import JSON, TYPES, XML
from qala.contact.open311.views.posting import post_request
from qala.contact.open311.views.protocol import Answer, Call, Fault, endpoint, form_of
from qala.contact.open311.views.searching import next_page, read_search
from qala.shared.clock import city_zone

SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
# A document that never changed since the house was built.
FIRST_CHANGE = "2026-01-01T00:00:00+00:00"


def site(path: str) -> str:
    """The public address of a path."""
    return settings.BASE_URL.rstrip("/") + path


@endpoint("GET")
def discovery(call: Call) -> Answer:
    """Where the endpoints are, in which forms, and how one gets a key."""
    row = call.jurisdiction
    changed = moments.write(services.services_changed_at(), city_zone()) or FIRST_CHANGE
    endpoint_ = {
        "specification": SPECIFICATION,
        "url": site(reverse("open311:unknown")).rstrip("/"),
        "changeset": changed,
        "type": row.kind,
        "formats": [TYPES[form].split(";")[0] for form in (XML, JSON)],
    }
    return Answer(
        "discovery",
        {
            "changeset": changed,
            "contact": row.contact or site("/"),
            "key_service": site(reverse("open311:key")),
            "endpoints": [endpoint_],
        },
    )


@endpoint("GET")
def service_list(call: Call) -> Answer:
    """Types of requests."""
    return Answer("services", services.service_list())


@endpoint("GET")
def service_definition(call: Call, code: str) -> Answer:
    """The extra questions of one type."""
    found = services.offered().get(code)
    if found is None:
        raise Fault(404, _("There is no such service_code."))
    return Answer("service_definition", services.definition(found[0]))


@endpoint("GET", "POST")
def request_list(call: Call) -> Answer:
    """Search (GET), or create (POST)."""
    if call.request.method == "POST":
        return post_request(call)
    search = read_search(call)
    rows = requests.find(search)
    shown = _described(call, rows)
    link = next_page(call, search, rows)
    return Answer("service_requests", shown, **({"Link": link} if link else {}))


@endpoint("GET")
def one_request(call: Call, number: str) -> Answer:
    """One request; what is not public does not exist."""
    appeal = requests.public_appeal(number)
    if appeal is None:
        raise Fault(404, _("There is no such service_request_id."))
    return Answer("service_requests", _described(call, [appeal]))


def _described(call: Call, rows: list[Any]) -> list[dict[str, Any]]:
    is_extended = call.get("extensions").lower() == "true"
    return requests.described(rows, shows_text=call.jurisdiction.shows_text, is_extended=is_extended)


@endpoint("GET")
def token(call: Call, token: str) -> Answer:
    """The number that a token has become; null while it waits."""
    row = ServiceToken.objects.select_related("appeal").filter(token=token).first()
    if row is None:
        raise Fault(404, _("There is no such token."))
    number = row.appeal.number if row.appeal else None
    return Answer(
        "service_requests", [{"service_request_id": number, "token": row.token}], Cache_Control="no-store"
    )


def unknown(request: HttpRequest, path: str = "") -> HttpResponse:
    """Every other address below the server's: also a wrong one gets an answer that its program can read."""
    return _nothing(request, form=form_of(path))


@endpoint("GET")
def _nothing(call: Call) -> Answer:
    raise Fault(404, _("There is nothing at this address."))


unknown.csrf_exempt = True  # type: ignore[attr-defined]
