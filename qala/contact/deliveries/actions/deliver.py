"""Send one piece of news to its webhook."""

from typing import Any

import orjson
from django.db.models import Exists, OuterRef, Q, QuerySet

from qala.contact.appeals.models import Applicant
from qala.contact.deliveries.actions import sending
from qala.contact.deliveries.actions.sealing import secret_of
from qala.contact.deliveries.models import Delivery, State
from qala.contact.deliveries.models.sending import UNSETTLED
from qala.contact.deliveries.models.webhook import Field
from qala.contact.deliveries.rules.signing import HEADER, signature
from qala.shared import web
from qala.shared.clock import now
from qala.shared.db import atomic


def sendable() -> QuerySet[Delivery]:
    """Due, and nothing earlier about the same is still on its way to the same webhook: news keep their order."""
    same = Q(appeal=OuterRef("appeal")) | Q(appeal=None, subject=OuterRef("subject"), about=OuterRef("about"))
    earlier = Delivery.objects.filter(
        same, webhook=OuterRef("webhook"), id__lt=OuterRef("id"), state__in=UNSETTLED
    )
    return sending.due(Delivery).filter(~Exists(earlier))


def deliver(*, delivery_id: int) -> int | None:
    """Send it unless somebody else does; returns the id of the next about the same when this one is settled."""
    row = sending.take(sendable(), delivery_id)
    if row is None:
        return None
    webhook = row.webhook
    if not webhook.is_active:
        sending.settle(row, None, error="the webhook is not in use", is_final=True)
        return None
    who = _who(row)
    body = orjson.dumps(_message(row, who))
    at = int(now().timestamp())
    headers = {
        "Content-Type": "application/json",
        HEADER: signature(secret_of(webhook.salt), at, body),
        "Qala-Event": row.event,
        "Qala-Delivery": str(row.key),
    }
    error, is_gone = _sent(webhook.url, body, headers)
    with atomic():
        is_mine = sending.settle(row, webhook, error=error, is_final=is_gone)
        if is_mine and who is not None and row.appeal is not None and not error:
            sending.person_left(row.appeal, who, to=f"{webhook.name}: {row.key}")
    return _next(row)


def _sent(url: str, body: bytes, headers: dict[str, str]) -> tuple[str, bool]:
    try:
        reply = web.call("POST", url, body=body, headers=headers)
    except web.Unreached as fault:
        return str(fault), False
    return ("", False) if reply.is_good else (f"answered {reply.status}", reply.status == 410)


def _who(row: Delivery) -> Applicant | None:
    """Who wrote, for the body that still executes the appeal."""
    if row.appeal is None or Field.PERSON not in row.webhook.fields:
        return None
    if row.webhook.organisation_id != row.appeal.executor_id:
        return None
    return Applicant.objects.filter(appeal=row.appeal).first()


def _message(row: Delivery, who: Applicant | None) -> dict[str, Any]:
    facts = dict(row.facts)
    if who is not None:
        facts["person"] = {"full_name": who.full_name, "phone": who.phone, "email": who.email}
    return {"id": str(row.key), "event": row.event, "at": row.made_at.isoformat(), row.subject: facts}


def _next(row: Delivery) -> int | None:
    settled = Delivery.objects.filter(pk=row.pk, state__in=[State.SENT, State.DEAD]).exists()
    same = Q(appeal=row.appeal) if row.appeal else Q(appeal=None, subject=row.subject, about=row.about)
    rows = sendable().filter(same, webhook=row.webhook_id, id__gt=row.pk).order_by("id")
    return rows.values_list("id", flat=True).first() if settled else None
