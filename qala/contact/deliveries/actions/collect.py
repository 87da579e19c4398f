"""Something happened to an appeal: write what must leave, in the same transaction.

One statement when nobody listens.
"""

from typing import Any

from django.db import connection

from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.contact.deliveries.models import Delivery, OutgoingRequest, OutsideSystem, Webhook
from qala.contact.deliveries.models.webhook import INNER_FIELDS
from qala.shared.clock import now

# Both tables are small; the appeal gives the organisation. Whoever listens to all gets the news of all.
_LISTENERS = f"""
SELECT 'webhook', webhook.id FROM {Webhook._meta.db_table} webhook
JOIN appeals_appeal appeal ON appeal.id = %(appeal)s
WHERE webhook.is_active AND webhook.subjects @> '["appeal"]'
  AND (webhook.organisation_id IS NULL OR webhook.organisation_id = appeal.executor_id)
  AND (webhook.verbs = '[]'::jsonb OR webhook.verbs @> to_jsonb(%(verb)s::text))
UNION ALL
SELECT 'system', system.id FROM {OutsideSystem._meta.db_table} system
JOIN appeals_appeal appeal ON appeal.id = %(appeal)s
WHERE system.is_active AND system.organisation_id = appeal.executor_id
  AND appeal.stage IN ('new', 'active', 'waiting')
"""


def collect(*, appeal_id: int, verb: str) -> list[Delivery | OutgoingRequest]:
    """Write deliveries and outgoing requests for those who listen; returns the new rows."""
    with connection.cursor() as cursor:
        cursor.execute(_LISTENERS, {"appeal": appeal_id, "verb": verb})
        found: list[tuple[str, int]] = cursor.fetchall()
    if not found:
        return []
    appeal = Appeal.objects.get(pk=appeal_id)
    hooks = [pk for kind, pk in found if kind == "webhook"]
    at = now()
    deliveries = [
        Delivery(
            webhook=webhook,
            appeal=appeal,
            verb=verb,
            facts=facts_of(appeal, webhook),
            made_at=at,
            next_try_at=at,
        )
        for webhook in Webhook.objects.filter(pk__in=hooks)
    ]
    made: list[Delivery | OutgoingRequest] = [*Delivery.objects.bulk_create(deliveries)]
    for kind, pk in found:
        if kind == "system":
            words = {"made_at": at, "next_try_at": at}
            row, is_new = OutgoingRequest.objects.get_or_create(system_id=pk, appeal=appeal, defaults=words)
            made += [row] if is_new else []
    return made


def facts_of(appeal: Appeal, webhook: Webhook) -> dict[str, Any]:
    """The chosen fields as they are now. Words and address only of appeals that the webhook's organisation executes;
    who wrote is never among them (see `deliver`)."""
    is_own = webhook.organisation_id is not None and webhook.organisation_id == appeal.executor_id
    wanted = set(webhook.fields) - (set() if is_own else INNER_FIELDS)
    known = book()
    topic = known.topics.get(appeal.topic_id) or appeal.topic
    status = known.statuses_by_id[appeal.status_id]
    all_facts = {
        "stage": appeal.stage,
        "status": {"code": status.code, "name_kk": status.name_kk, "name_ru": status.name_ru},
        "topic": {"code": topic.code, "name_kk": topic.name_kk, "name_ru": topic.name_ru},
        "executor": {"id": appeal.executor_id, "name": known.executor_name(appeal.executor_id)},
        "district": appeal.district_id,
        "position": {"lon": appeal.lon, "lat": appeal.lat},
        "times": {
            "received_at": appeal.received_at.isoformat(),
            "due_at": appeal.next_due_at.isoformat() if appeal.next_due_at else None,
        },
        "text": appeal.text,
        "address": appeal.address,
    }
    return {"number": appeal.number, **{name: fact for name, fact in all_facts.items() if name in wanted}}
