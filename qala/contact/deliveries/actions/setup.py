"""Choose where news and appeals go, and send again by hand."""

import secrets
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.access import WORK
from qala.contact.deliveries.access import can_give_persons, can_manage
from qala.contact.deliveries.actions.sealing import sealed, secret_of
from qala.contact.deliveries.models import Delivery, OutgoingRequest, OutsideSystem, State, Webhook
from qala.contact.deliveries.models.webhook import INNER_FIELDS, Field
from qala.ground.people.access import can
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.outside import split


def save_webhook(*, webhook_id: int | None = None, by: Any, **words: Any) -> tuple[Webhook, str]:
    """Write a webhook; a new one comes with its secret, else "". Raises NotAllowed, Missing, Invalid."""
    require(can_manage(by))
    _check_url(words["url"])
    fields = set(words["fields"])
    if fields & INNER_FIELDS and words["organisation"] is None:
        raise Invalid(fields={"fields": _("Text, address and who wrote are told to one organisation only.")})
    if Field.PERSON in fields:
        require(can_give_persons(by))
    with atomic():
        row = lock(Webhook, webhook_id) if webhook_id else Webhook(salt=secrets.token_hex(16), made_at=now())
        if Webhook.objects.filter(name=words["name"]).exclude(pk=row.pk).exists():
            raise Invalid(fields={"name": _("There is one of this name already.")})
        for name in ("name", "url", "organisation", "subjects", "verbs", "fields", "is_active"):
            setattr(row, name, words[name])
        row.save()
        timeline.add(row, "edit" if webhook_id else "create", by=by, data={"fields": sorted(fields)})
    return row, "" if webhook_id else secret_of(row.salt)


def renew_secret(*, webhook_id: int, by: Any) -> tuple[Webhook, str]:
    """A new secret; the next delivery is signed with it. Raises NotAllowed, Missing."""
    require(can_manage(by))
    with atomic():
        row = lock(Webhook, webhook_id)
        row.salt = secrets.token_hex(16)
        row.save(update_fields=["salt"])
        timeline.add(row, "renew", by=by)
    return row, secret_of(row.salt)


def save_system(*, system_id: int | None = None, by: Any, api_key: str = "", **words: Any) -> OutsideSystem:
    """Write an outside system; an empty key keeps the one there is. Raises NotAllowed, Missing, Invalid."""
    require(can_manage(by))
    _check_url(words["url"])
    if words["sends_person"]:
        require(can_give_persons(by))
    organisation, acts_as = words["organisation"], words["acts_as"]
    if not can(acts_as, WORK, organisation_id=organisation.pk):
        raise Invalid(fields={"acts_as": _("This account does not work on the organisation's appeals.")})
    with atomic():
        row = lock(OutsideSystem, system_id) if system_id else OutsideSystem(made_at=now())
        if OutsideSystem.objects.filter(organisation=organisation).exclude(pk=row.pk).exists():
            raise Invalid(fields={"organisation": _("This organisation has a system already.")})
        for name, value in words.items():
            setattr(row, name, value)
        if api_key:
            row.sealed_key = sealed(api_key)
        row.save()
        timeline.add(row, "edit" if system_id else "create", by=by)
    return row


def resend(*, model: type[Delivery] | type[OutgoingRequest], pk: int, by: Any) -> Any:
    """Send by hand what was given up, failed or got lost there: all attempts from the beginning, under the same key.

    Raises NotAllowed, Missing, Conflict (it waits or is under way).
    """
    require(can_manage(by))
    with atomic():
        row: Any = lock(model, pk)
        if not row.can_be_resent:
            raise Conflict(_("This is waiting or under way already."), code="not_resendable")
        row.state, row.tries, row.next_try_at, row.last_error = State.PENDING, 0, now(), ""
        row.save(update_fields=["state", "tries", "next_try_at", "last_error"])
        endpoint = row.webhook if isinstance(row, Delivery) else row.system
        timeline.add(endpoint, "resend", by=by, data={"key": str(row.key)})
    return row


def _check_url(url: str) -> None:
    try:
        split(url, is_inside_allowed=settings.DELIVERIES_INSIDE)
    except ValueError:
        raise Invalid(
            fields={"url": _("Give an https:// address in Latin letters, without a name and password in it.")}
        ) from None
