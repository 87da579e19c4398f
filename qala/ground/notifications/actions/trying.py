"""A text is sent to the person who writes it, with the kind's sample values."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.access import can_write
from qala.ground.notifications.actions.composing import devices_of
from qala.ground.notifications.actions.words import Place, check_words, checked
from qala.ground.notifications.rules.channels import Channel
from qala.ground.notifications.rules.wording import fill
from qala.ground.notifications.senders import base
from qala.ground.notifications.senders.base import Message
from qala.shared.errors import Conflict, require


@dataclass(frozen=True)
class Trial:
    """How it went: `error` as in an outcome, `is_kept` where the demonstration keeps messages."""

    error: str
    is_kept: bool


def try_words(*, place: Place, title: str, body: str, by: Any) -> Trial:
    """At once, to the writer's own address; nothing is written. Raises Missing, NotAllowed, Invalid; Conflict for a
    channel the city does not have, or that does not reach the writer."""
    require(can_write(by))
    kind = checked(place)
    check_words(kind, title=title, body=body)
    address = {Channel.EMAIL: by.email, Channel.SMS: by.phone}.get(Channel(place.channel), "")
    if place.channel not in base.offered():
        raise Conflict(_("The city does not have this channel yet."))
    sender = base.sender_of(place.channel)
    if not address and by.pk not in sender.reaches([by.pk]):
        raise Conflict(_("You cannot be reached this way yourself."))
    message = Message(
        key=str(uuid.uuid4()),
        user_id=by.pk,
        address=address or "",
        name=by.full_name,
        language=place.language,
        title=fill(title or str(kind.title), kind.sample),
        text=fill(body, kind.sample),
        url=settings.BASE_URL,
        is_required=kind.is_required,
        devices=devices_of([by.pk]).get(by.pk, ()),
    )
    with sender.opened() as send_all:
        outcome = next(iter(send_all([message])))
    return Trial(outcome.error, outcome.is_kept)
