"""Send an appeal to the Open311 server of its executor."""

from typing import Any
from urllib.parse import urlencode

import orjson

from qala.contact.appeals.models import Appeal, Applicant
from qala.contact.catalog.queries import book
from qala.contact.deliveries.actions import sending
from qala.contact.deliveries.actions.sealing import opened
from qala.contact.deliveries.models import OutgoingRequest, OutsideSystem
from qala.contact.deliveries.rules.pauses import FINAL
from qala.contact.deliveries.rules.remote import Strange, created
from qala.shared import timeline, web
from qala.shared.db import atomic

FORM = "application/x-www-form-urlencoded; charset=utf-8"


def forward(*, request_id: int) -> None:
    """Send it unless somebody else does. The same Idempotency-Key with every attempt: a server that knows it makes one
    request of two when an answer was lost."""
    row = sending.take(sending.due(OutgoingRequest), request_id)
    if row is None:
        return
    system, appeal = row.system, row.appeal
    if not system.is_active:
        sending.settle(row, None, error="the system is not in use", is_final=True)
        return
    if appeal.executor_id != system.organisation_id:
        sending.settle(row, None, error="the appeal is with another executor by now", is_final=True)
        return
    who = Applicant.objects.filter(appeal=appeal).first() if system.sends_person else None
    body = urlencode(_words(system, appeal, who), encoding="utf-8").encode()
    headers = {"Content-Type": FORM, "Idempotency-Key": str(row.key), "Accept": "application/json"}
    try:
        reply = web.call("POST", f"{system.url.rstrip('/')}/requests.json", body=body, headers=headers)
        if not reply.is_good:
            sending.settle(row, system, error=f"answered {reply.status}", is_final=reply.status in FINAL)
            return
        receipt = created(_json(reply.body))
    except (web.Unreached, Strange) as fault:
        sending.settle(row, system, error=str(fault))
        return
    words: dict[str, Any] = {"token": receipt.token, "remote_id": receipt.number, "remote_status": "open"}
    said = f"{system.organisation.name}: {receipt.number or receipt.token or '—'}"
    with atomic():
        # Without number and token (blackbox) nothing can be asked later.
        if not sending.settle(row, system, is_settled=not (receipt.token or receipt.number), **words):
            return
        timeline.add(appeal, "forward", note=said, is_public=False)
        if who is not None:
            sending.person_left(appeal, who, to=said, viewer=system.acts_as)


def _words(system: OutsideSystem, appeal: Appeal, who: Applicant | None) -> dict[str, Any]:
    topic = book().topics.get(appeal.topic_id) or appeal.topic
    words = {
        "api_key": opened(system.sealed_key),
        "jurisdiction_id": system.jurisdiction_id,
        "service_code": system.codes.get(topic.code) or system.usual_code or topic.code,
        "lat": appeal.lat,
        "long": appeal.lon,
        "address_string": appeal.address or (topic.name if appeal.lat is None else ""),
        "description": appeal.text,
        "account_id": appeal.number,
    }
    if who is not None:
        words |= {"first_name": who.full_name, "phone": who.phone, "email": who.email}
    return {name: value for name, value in words.items() if value not in (None, "")}


def _json(body: bytes) -> Any:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as fault:
        raise Strange("the answer is no JSON") from fault
