"""A resident's appeal goes in: once for each draft, with what is confirmed about the sender."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from qala.contact.appeals.actions import Person, Place, Registered, register
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.numbers import secret_for
from qala.public.portal.models import SentDraft
from qala.public.portfolio.actions import tie
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.errors import Gone, Missing

KEPT_FOR = timedelta(days=90)


@dataclass(frozen=True)
class Sent:
    """A checked form. `remark` is what staff read beside the text (answers to extra questions); `confirmed` are the
    kinds of contact, "phone" and "email", for which a code was given; `project` the code of the public project that it
    is about."""

    text: str
    topic_id: int
    language: str
    place: Place = field(default_factory=Place)
    person: Person = field(default_factory=Person)
    resident: Any = None
    files: Sequence[Any] = ()
    uploader_key: str = ""
    procedure: str = ""
    remark: str = ""
    confirmed: frozenset[str] = frozenset()
    project: str = ""


def send_appeal(sent: Sent, *, draft_key: str = "") -> Registered:
    """Register it. Under a draft's key a second sending, at once or weeks later, gets the first appeal and its code.

    Raises Invalid with the fields to mend, Missing (a file that is not the sender's).
    """
    with atomic():
        if draft_key and (known := claim_draft(draft_key)) is not None:
            return known
        made = register(
            text=sent.text,
            topic_id=sent.topic_id,
            channel="web",
            language=sent.language,
            place=sent.place,
            person=sent.person,
            resident=sent.resident,
            files=sent.files,
            uploader_key=sent.uploader_key,
            procedure=sent.procedure,
            remark=sent.remark,
            confirmed=sent.confirmed,
            secret=_secret(draft_key) if draft_key else "",
        )
        if sent.project:
            with suppress(Gone, Missing):  # withdrawn since the form was read: the appeal stands by itself
                tie(appeal_id=made.appeal.pk, code=sent.project, by=sent.resident)
        if draft_key:
            SentDraft.objects.filter(pk=_hash(draft_key)).update(appeal=made.appeal)
    return made


def forget_drafts() -> int:
    """Keys of long ago; who sends such a draft again sends a new appeal."""
    return SentDraft.objects.filter(made_at__lt=now() - KEPT_FOR).delete()[0]


def claim_draft(draft_key: str) -> Registered | None:
    """Take the key, or the receipt of the appeal it became. Of two at once the second waits here until the first's
    transaction has ended."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {SentDraft._meta.db_table} AS known (key_hash, made_at) VALUES (%s, %s)"
            " ON CONFLICT (key_hash) DO UPDATE SET key_hash = excluded.key_hash RETURNING known.appeal_id",
            [_hash(draft_key), now()],
        )
        appeal_id = cursor.fetchone()[0]
    return Registered(Appeal.objects.get(pk=appeal_id), _secret(draft_key)) if appeal_id else None


def _hash(draft_key: str) -> str:
    return hashlib.sha256(f"draft {draft_key}".encode()).hexdigest()


def _secret(draft_key: str) -> str:
    return secret_for(f"draft {draft_key}", key=settings.SECRET_KEY)
