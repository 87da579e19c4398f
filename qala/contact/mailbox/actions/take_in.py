"""A letter becomes a row with its files, and is sorted as far as a program can."""

from __future__ import annotations

import re

from django.core.files.base import ContentFile
from django.db import IntegrityError
from django.utils.translation import gettext as _

from qala.contact.appeals.actions.moving import Move, tell
from qala.contact.appeals.actions.reply import settle_reply
from qala.contact.appeals.actions.targets import running
from qala.contact.appeals.models import Appeal, Applicant, Attachment
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.appeals.rules.statuses import LIFE
from qala.contact.catalog.rules.stages import Stage
from qala.contact.mailbox.events import LetterArrived
from qala.contact.mailbox.models import Letter, LetterFile, SentLetter
from qala.contact.mailbox.rules.plain import without_quotes
from qala.contact.mailbox.rules.reading import Read, read
from qala.ground.files.actions import claim, store
from qala.ground.files.models import StoredFile
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Refusal
from qala.shared.events import publish
from qala.shared.live import announce

KINDS = ("photo", "video", "document")
_NUMBER = re.compile(r"\b\d{2}-?\d{7,10}-?\w\b")
State = Letter.State


def take_in(raw: bytes) -> Letter | None:
    """The new letter, or None when these very bytes were taken in before. Files that are no photo, video or PDF are
    named on the letter and stay in the mailbox."""
    found = read(raw)
    if Letter.objects.filter(digest=found.digest).exists():
        return None
    files, refused = _store(found)
    try:
        with atomic():
            letter = _row(found, refused)
            letter.save(force_insert=True)  # waits for another worker that has the same letter in hand
            claim([file.pk for file in files], by=None, uploader_key=_key(found))
            LetterFile.objects.bulk_create(LetterFile(letter=letter, file=file) for file in files)
            _sort(letter, found, files)
            publish(LetterArrived(letter_id=letter.pk, state=letter.state))
            if letter.is_new:
                announce("letter", {"id": letter.pk}, to=["perm:mailbox.work"])
    except IntegrityError:
        if Letter.objects.filter(digest=found.digest).exists():
            return None  # the other worker was faster
        raise
    return letter


def _key(found: Read) -> str:
    return f"letter-{found.digest[:50]}"


def _store(found: Read) -> tuple[list[StoredFile], list[str]]:
    """Decoded before the transaction; what a kill leaves behind falls to the sweep of files."""
    if found.bounce or found.is_automatic:
        return [], []
    files, refused = [], list(found.left_out)
    for name, body in found.files:
        try:
            upload = ContentFile(body, name)
            files.append(store(upload, by=None, uploader_key=_key(found), allow=KINDS, keep_position=False))
        except Refusal:
            refused.append(name)
    return files, refused


def _row(found: Read, refused: list[str]) -> Letter:
    return Letter(
        digest=found.digest,
        message_id=found.message_id,
        from_address=found.from_address,
        from_name=found.from_name,
        subject=found.subject,
        text=found.text,
        left_out=refused,
        sent_at=found.sent_at,
        received_at=now(),
    )


def _sort(letter: Letter, found: Read, files: list[StoredFile]) -> None:
    if found.bounce is not None:
        _settle(letter, State.BOUNCE, _bounced(found))
    elif found.is_automatic:
        _settle(letter, State.AUTOMATIC, None)
    else:
        appeal = _thread_of(found)
        if appeal is not None and _wrote(found, appeal):
            add_to_appeal(letter, appeal, files)


def _settle(letter: Letter, state: str, appeal: Appeal | None) -> None:
    letter.state, letter.appeal, letter.settled_at = state, appeal, now()
    letter.save(update_fields=["state", "appeal", "settled_at"])


def _bounced(found: Read) -> Appeal | None:
    """The receipt that did not arrive is marked once, and the desk reads so on the appeal."""
    bounce = found.bounce
    if bounce is None or not bounce.is_final:
        return None
    sent = SentLetter.objects.filter(message_id__in=bounce.original_ids).select_related("appeal").first()
    if sent is None:
        return None
    is_first = SentLetter.objects.filter(pk=sent.pk, state=SentLetter.State.SENT).update(
        state=SentLetter.State.BOUNCED, bounced_at=now()
    )
    if is_first:
        note = _("The letter to the resident did not arrive.")
        timeline.add(sent.appeal, "letter_bounced", by=None, note=note, is_public=False)
    return sent.appeal


def _thread_of(found: Read) -> Appeal | None:
    """By the letters it answers, else by a number in its subject."""
    sent = SentLetter.objects.filter(message_id__in=found.thread_ids).select_related("appeal").first()
    if sent is not None:
        return sent.appeal
    before = Letter.objects.filter(message_id__in=found.thread_ids, appeal__isnull=False).first()
    if before is not None:
        return before.appeal
    numbers = filter(None, (read_number(word) for word in _NUMBER.findall(found.subject)))
    return Appeal.objects.filter(number__in=list(numbers)).first()


def _wrote(found: Read, appeal: Appeal) -> bool:
    """Whether it comes from the address that the appeal came from. A sender can be forged, so a letter adds words and
    never opens anything."""
    address = Applicant.objects.filter(appeal=appeal).values_list("email", flat=True).first()
    return bool(found.from_address) and (address or "").casefold() == found.from_address


def add_to_appeal(letter: Letter, appeal: Appeal, files: list[StoredFile]) -> None:
    """Inside a transaction: the words and files of the letter on the appeal; an open question is answered by them."""
    appeal = lock(Appeal, appeal.pk)
    words = without_quotes(letter.text) or letter.subject or "…"
    at = now()
    if appeal.stage == Stage.WAITING:
        step = LIFE.check(appeal.stage, "reply", text=words)
        move = Move(appeal, "reply", None, at, appeal.stage, step.lands_in(appeal.stage), running(appeal))
        settle_reply(move, text=words[:4000], by=None, files=(), uploader_key="")
    else:
        timeline.add(appeal, "letter", by=None, note=words[:4000], is_public=True, at=at)
        tell(appeal, "letter")
    role = Attachment.Role.REPORT
    Attachment.objects.bulk_create(
        Attachment(appeal=appeal, file=file, role=role, by=None, at=at) for file in files
    )
    _settle(letter, State.JOINED, appeal)
