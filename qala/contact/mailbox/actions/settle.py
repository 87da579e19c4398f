"""The desk decides what a letter is: an appeal, more words of an appeal, or nothing."""

from __future__ import annotations

import uuid
from dataclasses import replace
from email.utils import make_msgid
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.access import can_see_inside
from qala.contact.appeals.actions import register
from qala.contact.appeals.actions.register import Person, Place, Registered
from qala.contact.appeals.models import Appeal, Attachment
from qala.contact.appeals.rules.numbers import secret_for
from qala.contact.mailbox.access import can_work
from qala.contact.mailbox.actions.take_in import add_to_appeal, is_applicant
from qala.contact.mailbox.events import LetterSettled
from qala.contact.mailbox.models import Letter, SentLetter
from qala.contact.mailbox.rules.plain import language_of
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, Missing, require
from qala.shared.events import publish
from qala.shared.live import announce

State = Letter.State
ASIDE = (State.DONE, State.JUNK)


def register_letter(
    *,
    letter_id: int,
    by: Any,
    text: str,
    topic_id: int,
    place: Place,
    person: Person,
    language: str = "",
    priority: int = 0,
    executor_id: int | None = None,
    procedure: str = "",
    remark: str = "",
) -> Registered:
    """The letter's files go with the appeal; the writer gets a receipt by letter.

    Name and address are the letter's where `person` names none; the terms run from when the letter came.

    Raises NotAllowed, Conflict when somebody else settled the letter, Invalid as `appeals.register`.
    """
    with atomic():
        letter = _begin(letter_id, by)
        made = register(
            text=text,
            topic_id=topic_id,
            channel="email",
            by=by,
            language=language or language_of(letter.text),
            place=place,
            person=_writer(letter, person),
            priority=priority,
            executor_id=executor_id,
            secret=secret_of(letter),
            procedure=procedure,
            remark=remark,
            received_at=letter.received_at,
        )
        _hand_over_files(letter, made.appeal, by)
        _finish(letter, State.REGISTERED, by, made.appeal)
        _queue_receipt(letter, made.appeal)
    return made


def _writer(letter: Letter, person: Person) -> Person:
    return replace(
        person,
        full_name=person.full_name or letter.from_name,
        email=person.email or letter.from_address,
    )


def join(*, letter_id: int, number: str, by: Any) -> Appeal:
    """Add the letter to an appeal. Raises Missing for a number that the person cannot see, else as above."""
    with atomic():
        letter = _begin(letter_id, by)
        appeal = Appeal.objects.filter(number=number).first()
        if appeal is None or not can_see_inside(by, appeal):
            raise Missing(_("There is no such appeal."), fields={"number": _("There is no such appeal.")})
        files = [each.file for each in letter.files.select_related("file")]
        add_to_appeal(letter, appeal, files, is_applicant=is_applicant(letter.from_address, appeal))
        _finish(letter, State.JOINED, by, appeal)
    return appeal


def set_aside(*, letter_id: int, state: str, by: Any) -> Letter:
    """Junk, or read and nothing to do. Raises Invalid for another state, else as above."""
    with atomic():
        letter = _begin(letter_id, by)
        if state not in ASIDE:
            raise Invalid
        _finish(letter, state, by, None)
    return letter


def secret_of(letter: Letter) -> str:
    """The code of the appeal made from this letter: found again for the receipt, kept nowhere."""
    return secret_for(f"letter {letter.digest}", key=settings.SECRET_KEY)


def _begin(letter_id: int, by: Any) -> Letter:
    letter = lock(Letter, letter_id)
    require(can_work(by))
    if not letter.is_new:
        raise Conflict(_("Somebody has settled this letter already."), code="letter_settled")
    return letter


def _finish(letter: Letter, state: str, by: Any, appeal: Appeal | None) -> None:
    letter.state, letter.appeal, letter.settled_by, letter.settled_at = state, appeal, by, now()
    letter.save(update_fields=["state", "appeal", "settled_by", "settled_at"])
    publish(LetterSettled(letter_id=letter.pk, state=state, by_id=by.pk))
    announce("letter", {"id": letter.pk}, to=["perm:mailbox.work"])


def _hand_over_files(letter: Letter, appeal: Appeal, by: Any) -> None:
    Attachment.objects.bulk_create(
        Attachment(appeal=appeal, file=each.file, role=Attachment.Role.REPORT, by=by, at=now())
        for each in letter.files.select_related("file")
    )


def _queue_receipt(letter: Letter, appeal: Appeal) -> None:
    """Nobody to answer: no address, and never to a robot (those do not come here)."""
    if not letter.from_address:
        return
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >") or "localhost"
    SentLetter.objects.create(
        letter=letter,
        appeal=appeal,
        message_id=make_msgid(idstring=uuid.uuid4().hex, domain=domain),
        made_at=now(),
    )
