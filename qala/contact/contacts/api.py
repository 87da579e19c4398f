"""Contacts as JSON, with the rights of who is signed in or of the account a key acts for: telephony and messengers
write them here."""

from typing import Any

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Path, Router

from qala.contact.appeals.rules.numbers import new_secret, secret_for
from qala.contact.catalog.queries import book
from qala.contact.contacts.access import can_take, can_view, visible_contacts
from qala.contact.contacts.actions import finish
from qala.contact.contacts.models import Contact
from qala.contact.contacts.schemas import ContactMade, ContactRow, NewContact
from qala.shared.api import Bearer, Id, IdempotencyKey, SignedIn, answer, answers
from qala.shared.errors import Missing, require
from qala.shared.idempotency import fingerprint, run_once, scope_of

router = Router(tags=["contacts"])
signed_in = SignedIn()
READING, WRITING = [Bearer("contacts:read"), signed_in], [Bearer("contacts:write"), signed_in]


@router.post(
    "/contacts",
    url_name="contacts",
    auth=WRITING,
    summary="Write down a contact",
    response=answers(ContactMade, 401, 403, 409, 422, status=201),
)
def create(request: HttpRequest, sent: NewContact, key: IdempotencyKey = None) -> HttpResponse:
    """As the desk does when a conversation ends; the outcome "appeal" registers one with all that was said."""
    require(can_take(request.user))
    secret = _secret(request, key)

    def made() -> HttpResponse:
        done = finish(talk=sent.talk(secret), outcome=sent.outcome, by=request.user)
        return answer(row(done.contact), status=201)

    response = run_once(request, made)
    # Added after the answer was remembered: the secret is nowhere written down (docs/decisions/0080).
    shown = secret if sent.outcome == "appeal" else ""
    response.content = orjson.dumps({**orjson.loads(response.content), "secret": shown})
    return response


def _secret(request: HttpRequest, key: str | None) -> str:
    """Under a key it follows from sender, key and body, so that a retry finds it again."""
    if not key:
        return new_secret()
    return secret_for(f"{scope_of(request)} {key} {fingerprint(request)}", key=settings.SECRET_KEY)


@router.get(
    "/contacts/{contact_id}",
    url_name="contact",
    auth=READING,
    summary="One contact",
    response=answers(ContactRow, 401, 403, 404),
)
def read(request: HttpRequest, contact_id: Path[Id]) -> HttpResponse:
    """Everything but who called; that opens on the contact's page, where the look is written down."""
    require(can_view(request.user))
    contact = visible_contacts(request.user).select_related("appeal").filter(pk=contact_id).first()
    if contact is None:
        raise Missing
    return answer(row(contact))


def row(contact: Contact) -> dict[str, Any]:
    """The contact as JSON."""
    known = book()
    topic = known.topics.get(contact.topic_id or 0)
    return {
        "id": contact.pk,
        "channel": known.channels_by_id[contact.channel_id].code,
        "language": contact.language,
        "topic": {"code": topic.code, "name": topic.name} if topic else None,
        "outcome": contact.outcome,
        "operator_id": contact.operator_id,
        "started_at": contact.started_at,
        "answered_at": contact.answered_at,
        "ended_at": contact.ended_at,
        "wrapped_at": contact.wrapped_at,
        "note": contact.note,
        "address": contact.address,
        "district_id": contact.district_id,
        "appeal": contact.appeal.number if contact.appeal else None,
        "article_id": contact.article_id,
        "article_title": contact.article_title,
        "passed_to": contact.passed_to,
        "danger": contact.danger or None,
    }
