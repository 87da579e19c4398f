"""POST of a request: the key, the arguments, the files, and carried out once under an Idempotency-Key."""

import math
import re
from dataclasses import replace
from typing import Any
from uuid import UUID

import orjson
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.http import HttpResponse, JsonResponse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qala.contact.appeals.actions.register import MAX_TEXT
from qala.contact.catalog.models import Topic
from qala.contact.open311.actions import Receipt, Sent, count_call, receive
from qala.contact.open311.models import ApiClient, ServiceToken
from qala.contact.open311.models.client import Scope
from qala.contact.open311.queries import services
from qala.contact.open311.queries.clients import client_by_key
from qala.contact.open311.rules.answers import Wrong, check
from qala.contact.open311.tasks import settle
from qala.contact.open311.views.protocol import Answer, Call, Fault
from qala.ground.files.actions import discard, store
from qala.ground.people.rules import phones
from qala.ground.places.models import Building
from qala.shared.clock import city_zone
from qala.shared.db import atomic
from qala.shared.errors import NotAllowed, TooMany
from qala.shared.idempotency import run_once
from qala.shared.jobs import defer
from qala.shared.throttle import ask_leave

# Wrong keys of one address in ten minutes: a program with an old key must not look like a search for a good one.
WRONG_KEYS, PER_SECONDS = 30, 600
MOST_FILES = 5
_ANSWER = re.compile(r"^attribute\[([A-Za-z0-9_-]{1,40})\](\[\])?$")
SAYINGS = {
    "missing": gettext_lazy("attribute[%(code)s] is needed."),
    "unknown": gettext_lazy("attribute[%(code)s]: this service has no such question."),
    "many": gettext_lazy("attribute[%(code)s]: give one value."),
    "long": gettext_lazy("attribute[%(code)s] is too long."),
    "list": gettext_lazy("attribute[%(code)s]: this value is not in the list."),
    "number": gettext_lazy("attribute[%(code)s] is not a number."),
    "datetime": gettext_lazy("attribute[%(code)s] is not a day and time of ISO 8601."),
}


def post_request(call: Call) -> Answer:
    """Create a request. The specification's order of refusals: key, service, everything else."""
    client = _client(call)
    topic, kind = _service(call)
    sent = _Reader(call, topic).sent()
    # Photos are decoded before any transaction begins; a retry that is answered again gives its own copies back.
    files = _files(call, client)
    if files:
        sent = replace(sent, files=files, uploader_key=_uploader(client))
    made = run_once(call.request, lambda: _carry_out(client, topic, kind, sent), who=f"client:{client.pk}")
    if "Idempotency-Replayed" in made.headers:
        for file_id in files:
            discard(file_id=UUID(file_id), by=None, uploader_key=_uploader(client))
    headers = {"Idempotency_Replayed": "true"} if "Idempotency-Replayed" in made.headers else {}
    return Answer("service_requests", _read_back(made), **headers)


def _client(call: Call) -> ApiClient:
    """Whose key it is; a wrong one, a revoked one and one for something else look the same."""
    key = call.get("api_key")
    client = client_by_key(key) if key else None
    if client is None or Scope.OPEN311 not in client.scopes:
        try:
            ask_leave(call.request, "open311.key", limit=WRONG_KEYS, seconds=PER_SECONDS)
        except TooMany:
            raise Fault(403, _("Too many attempts with a wrong api_key."), code="429") from None
        raise NotAllowed(_("The api_key is missing or wrong."))
    count_call(client)
    return client


def _service(call: Call) -> tuple[Topic, str]:
    code = call.get("service_code")
    if not code:
        raise Fault(400, _("The service_code is missing."))
    found = services.offered().get(code)
    if found is None:
        raise Fault(404, _("There is no such service_code."))
    return found


def _carry_out(client: ApiClient, topic: Topic, kind: str, sent: Sent) -> HttpResponse:
    with atomic():
        receipt = receive(client=client, topic=topic, kind=kind, sent=sent)
        if receipt.token:
            defer(settle, token_id=ServiceToken.objects.only("pk").get(token=receipt.token).pk)
    return JsonResponse([_told(receipt)], safe=False)


def _told(receipt: Receipt) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if receipt.number:
        told["service_request_id"] = receipt.number
    if receipt.token:
        told["token"] = receipt.token
    told["service_notice"] = None
    if receipt.promised_at is not None:
        moment = date_format(receipt.promised_at.astimezone(city_zone()), "DATETIME_FORMAT")
        told["service_notice"] = _("Promised by %(moment)s") % {"moment": moment}
    told["account_id"] = None
    return told


def _read_back(made: HttpResponse) -> Any:
    return orjson.loads(made.content)


def _uploader(client: ApiClient) -> str:
    return f"open311:{client.pk}"


def _files(call: Call, client: ApiClient) -> tuple[str, ...]:
    """Multipart `media`: photos and videos, cleaned like those of residents."""
    uploads = [*call.request.FILES.getlist("media"), *call.request.FILES.getlist("media[]")]
    if not uploads:
        return ()
    if len(uploads) > MOST_FILES:
        raise Fault(400, _("media: at most %(most)s files.") % {"most": MOST_FILES})
    mine = _uploader(client)
    kept = [store(each, by=None, uploader_key=mine, address_key=mine) for each in uploads]
    return tuple(str(file.pk) for file in kept)


class _Reader:
    """The arguments of a request with all that is wrong in them."""

    def __init__(self, call: Call, topic: Topic) -> None:
        self.call, self.topic = call, topic
        self.wrong: list[str] = []
        self.chosen: tuple[str, ...] = ()

    def sent(self) -> Sent:
        lat, lon = self.position()
        building = self.building()
        address = self.text("address_string", 300)
        if lat is None and not address and building is None and not self.wrong:
            self.wrong.append(_("Give a place: lat and long, address_string or address_id."))
        if building is not None and lat is None:
            lat, lon = building.lat, building.lon
        made = Sent(
            text=self.text("description", MAX_TEXT) or self.topic.name,
            language=self.language(),
            lat=lat,
            lon=lon,
            address=address or (str(building) if building else ""),
            building_id=building.pk if building else None,
            full_name=" ".join(filter(None, (self.text("first_name", 90), self.text("last_name", 90)))),
            phone=self.phone(),
            email=self.email(),
            answers=self.answers(),
            chosen=self.chosen,
            media_url=self.media_url(),
        )
        if self.wrong:
            raise Fault(400, *self.wrong)
        return made

    def text(self, name: str, most: int) -> str:
        value = self.call.get(name)
        if len(value) > most:
            self.wrong.append(_("%(name)s: at most %(most)s characters.") % {"name": name, "most": most})
            return ""
        return value

    def language(self) -> str:
        return (translation.get_language() or "kk")[:2]

    def position(self) -> tuple[float | None, float | None]:
        given = self.call.get("lat"), self.call.get("long")
        if not any(given):
            return None, None
        if not all(given):
            self.wrong.append(_("lat and long: give both."))
            return None, None
        lat, lon = (_degrees(text, most) for text, most in zip(given, (90, 180), strict=True))
        if lat is None or lon is None:
            self.wrong.append(_("lat, long: degrees of WGS 84, like 51.128 and 71.43."))
            return None, None
        return lat, lon

    def building(self) -> Building | None:
        given = self.call.get("address_id")
        if not given:
            return None
        is_id = given.isascii() and given.isdigit() and len(given) < 19
        found = Building.objects.select_related("street").filter(pk=int(given)).first() if is_id else None
        if found is None:
            self.wrong.append(_("There is no such address_id."))
        return found

    def phone(self) -> str:
        given = self.call.get("phone")
        number = phones.to_e164(given[:60]) if given else ""
        if number is None:
            self.wrong.append(_("phone: this is not a telephone number."))
        return number or ""

    def email(self) -> str:
        given = self.text("email", 254)
        try:
            if given:
                validate_email(given)
        except ValidationError:
            self.wrong.append(_("email: this is not an e-mail address."))
        return given

    def media_url(self) -> str:
        """Never fetched by us: kept for people to open."""
        given = self.text("media_url", 1000)
        try:
            if given:
                URLValidator(["http", "https"])(given)
        except ValidationError:
            self.wrong.append(_("media_url: this is not an address of the web."))
        return given

    def answers(self) -> dict[str, Any]:
        given: dict[str, list[str]] = {}
        for name, values in self.call.given.lists():
            found = _ANSWER.match(name)
            if found:
                given.setdefault(found.group(1), []).extend(map(str, values))
            elif name.startswith("attribute["):
                self.wrong.append(_("%(name)s: this is not the code of an attribute.") % {"name": name[:60]})
        questions = services.questions_of(self.topic.pk)
        kept, wrong = check(services.asked(questions), given)
        self.wrong += map(_saying, wrong)
        self.chosen = tuple(each.code for each in questions if each.is_list and each.code in kept)
        return kept


def _saying(wrong: Wrong) -> str:
    return str(SAYINGS[wrong.why]) % {"code": wrong.code}


def _degrees(text: str, most: int) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) <= most else None
