"""A request of another program becomes an appeal: at once, or by a job when the service is a batch one."""

import secrets
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from qala.contact.appeals.actions import Person, Place, register
from qala.contact.appeals.actions.confirming import ask_confirmed
from qala.contact.appeals.models import Appeal, Target
from qala.contact.catalog.models import Topic
from qala.contact.catalog.rules.stages import TargetKind
from qala.contact.open311.models import ApiClient, RequestOrigin, ServiceOffer, ServiceToken
from qala.contact.open311.queries.requests import CHANNEL
from qala.contact.open311.queries.services import in_words, questions_of
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock

LOST_AFTER, GIVEN_UP_AFTER = timedelta(minutes=30), timedelta(days=3)


@dataclass(frozen=True)
class Sent:
    """A checked request. Position in degrees, phone in E.164, `files` are ids of stored files, `chosen` the codes of
    answers taken from a list."""

    text: str
    language: str
    lat: float | None = None
    lon: float | None = None
    address: str = ""
    building_id: int | None = None
    full_name: str = ""
    phone: str = ""
    email: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()
    media_url: str = ""
    files: tuple[str, ...] = ()
    uploader_key: str = ""


@dataclass(frozen=True)
class Receipt:
    """What the sender is told: a number, a token, or (blackbox) neither; and by when the city promises to be done."""

    number: str = ""
    token: str = ""
    promised_at: datetime | None = None


def receive(*, client: ApiClient, topic: Topic, kind: str, sent: Sent) -> Receipt:
    """Take in a request. Where a city takes confirmed contacts only, it comes without any: no program can show whose
    they are. That is asked here, so that what waits behind a token stays taken.

    Raises Invalid, Missing (a file that is not the sender's).
    """
    ask_confirmed(_person(sent), ())
    with atomic():
        if kind == ServiceOffer.Kind.BATCH:
            token = ServiceToken.objects.create(
                token=secrets.token_hex(16),
                client=client,
                waiting={"topic": topic.pk, **asdict(sent)},
                made_at=now(),
            )
            return Receipt(token=token.token)
        appeal, targets = _register(client, topic.pk, sent)
    promised = next((t.due_at for t in targets if t.kind == TargetKind.RESOLVE), None)
    return Receipt("" if kind == ServiceOffer.Kind.BLACKBOX else appeal.number, "", promised)


def settle_token(*, token_id: int) -> ServiceToken:
    """Register what waits behind a token; nothing for one that is settled. Raises Missing, Invalid."""
    with atomic():
        token = lock(ServiceToken, token_id, related=("client",))
        if token.waiting is None:
            return token
        words = dict(token.waiting)
        topic_id = words.pop("topic")
        words |= {"files": tuple(words["files"]), "chosen": tuple(words.get("chosen", ()))}
        token.appeal, _targets = _register(token.client, topic_id, Sent(**words))
        token.waiting = None
        token.save(update_fields=["appeal", "waiting"])
    return token


def lost_tokens() -> list[int]:
    """Requests that still wait though their job and its repetitions are over: it was lost with its worker, or the
    reason may be mended by now. After three days it is left to people, who find its failed job."""
    at = now()
    rows = ServiceToken.objects.filter(
        appeal=None, made_at__lte=at - LOST_AFTER, made_at__gt=at - GIVEN_UP_AFTER
    )
    return list(rows.order_by("id").values_list("pk", flat=True))


def _register(client: ApiClient, topic_id: int, sent: Sent) -> tuple[Appeal, list[Target]]:
    made = register(
        text=sent.text,
        topic_id=topic_id,
        channel=CHANNEL,
        language=sent.language,
        place=Place(sent.lon, sent.lat, sent.building_id, sent.address),
        person=_person(sent),
        confirmed=None,
        files=sent.files,
        uploader_key=sent.uploader_key,
    )
    appeal = made.appeal
    RequestOrigin.objects.create(
        appeal=appeal, client=client, answers=sent.answers, chosen=list(sent.chosen), media_url=sent.media_url
    )
    said = _said(client, topic_id, sent)
    timeline.add(appeal, "note", note=said, is_public=False)
    return appeal, made.targets


def _person(sent: Sent) -> Person:
    return Person(sent.full_name, sent.phone, sent.email)


def _said(client: ApiClient, topic_id: int, sent: Sent) -> str:
    """What the operator reads beside the text, in the language of the appeal."""
    with override(sent.language):
        lines = [_("Sent by %(client)s through Open311.") % {"client": client.name}]
        if sent.answers:
            lines += in_words(questions_of(topic_id), sent.answers)
        if sent.media_url:
            lines.append(_("Media: %(address)s") % {"address": sent.media_url})
    return "\n".join(lines)
