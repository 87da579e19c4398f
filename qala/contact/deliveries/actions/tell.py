"""News of something else than appeals: a room above tells what happened, in its own transaction."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from qala.contact.deliveries.models import Delivery, Webhook
from qala.shared.clock import now


def tell(
    *, subject: str, about: str, verb: str, facts: dict[str, Any], url: str = "", of: Iterable[int] = ()
) -> list[Delivery]:
    """Write a delivery for each webhook that hears of the subject and the verb; returns the new rows, to be queued.

    `of`: the organisations it concerns, for webhooks that are bound to one. `facts` go out as they are.
    """
    is_wanted = Q(verbs=[]) | Q(verbs__contains=[f"{subject}.{verb}"])
    is_theirs = Q(organisation=None) | Q(organisation__in=list(of))
    hooks = Webhook.objects.filter(is_wanted, is_theirs, is_active=True, subjects__contains=[subject])
    at = now()
    return Delivery.objects.bulk_create(
        Delivery(
            webhook=webhook, subject=subject, about=about, url=url, verb=verb, facts=facts, made_at=at, next_try_at=at
        )
        for webhook in hooks
    )  # fmt: skip
