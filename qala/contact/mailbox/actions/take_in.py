"""A letter becomes a row with its files, and is sorted as far as a program can."""

from __future__ import annotations

import logging
from dataclasses import replace

from django.core.files.base import ContentFile
from django.db import DataError, IntegrityError
from django.utils.translation import gettext as _

from qala.contact.appeals.actions.as_holder import reply_by_letter
from qala.contact.appeals.actions.moving import tell
from qala.contact.appeals.models import Appeal, Applicant, Attachment
from qala.contact.appeals.rules.numbers import find_numbers
from qala.contact.catalog.rules.stages import Stage
from qala.contact.mailbox.events import LetterArrived
from qala.contact.mailbox.models import Letter, LetterFile, OutgoingLetter, SentLetter
from qala.contact.mailbox.rules.plain import without_quotes
from qala.contact.mailbox.rules.reading import Read, read
from qala.contact.mailbox.server import LARGEST
from qala.ground.files.actions import claim, store
from qala.ground.files.models import StoredFile
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Invalid
from qala.shared.events import publish
from qala.shared.live import announce

log = logging.getLogger("qala.mailbox")
KINDS = ("photo", "video", "document")
State = Letter.State


def take_in(raw: bytes, *, is_whole: bool = True) -> Letter | None:
    """The new letter, or None when these very bytes were taken in before.

    Files that are no photo, video or PDF are named on the letter and stay in the mailbox; so does a letter of which
    only the head came. Raises TooMany when there is no room for files.
    """
    found = read(raw)
    if Letter.objects.filter(digest=found.digest).exists():
        return None
    if not is_whole:
        found = replace(found, left_out=[*found.left_out, f"> {LARGEST // 1024**2} MB"])
    files, refused = _store(found)
    try:
        return _write(found, files, refused)
    except IntegrityError:
        if Letter.objects.filter(digest=found.digest).exists():
            return None  # the other worker was faster
        raise
    except (DataError, UnicodeError) as problem:
        # Nothing that somebody writes may stand in the way of the next letter.
        log.warning("mailbox: a letter could not be kept as it is: %s", type(problem).__name__)
        return _write(Read(found.digest, left_out=["?"]), [], ["?"])


def _write(found: Read, files: list[StoredFile], refused: list[str]) -> Letter:
    with atomic():
        letter = _row(found, refused)
        letter.save(force_insert=True)  # waits for another worker that has the same letter in hand
        claim([file.pk for file in files], by=None, uploader_key=_key(found))
        LetterFile.objects.bulk_create(LetterFile(letter=letter, file=file) for file in files)
        _sort(letter, found, files)
        publish(LetterArrived(letter_id=letter.pk, state=letter.state))
        if letter.is_new:
            announce("letter", {"id": letter.pk}, to=["perm:mailbox.work"])
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
        except Invalid:
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
        if appeal is not None and is_applicant(found.from_address, appeal):
            add_to_appeal(letter, appeal, files, is_applicant=True)


def _settle(letter: Letter, state: str, appeal: Appeal | None) -> None:
    letter.state, letter.appeal, letter.settled_at = state, appeal, now()
    letter.save(update_fields=["state", "appeal", "settled_at"])


def _bounced(found: Read) -> Appeal | None:
    """The receipt that did not arrive is marked once, and the desk reads so on the appeal."""
    bounce = found.bounce
    if bounce is None or not bounce.is_final:
        return None
    ids = bounce.original_ids
    sent: SentLetter | OutgoingLetter | None = (
        SentLetter.objects.filter(message_id__in=ids).select_related("appeal").first()
        or OutgoingLetter.objects.filter(message_id__in=ids).select_related("appeal").first()
    )
    if sent is None:
        return None
    if isinstance(sent, OutgoingLetter):
        rows = OutgoingLetter.objects.filter(pk=sent.pk, state=OutgoingLetter.State.SENT)
        is_first = rows.update(state=OutgoingLetter.State.BOUNCED)
    else:
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
    return Appeal.objects.filter(number__in=find_numbers(found.subject)).first()


def is_applicant(address: str, appeal: Appeal) -> bool:
    """Whether the address is the one that the appeal came from. A sender can be forged, so a letter adds words and
    never opens anything."""
    known = Applicant.objects.filter(appeal=appeal).values_list("email", flat=True).first()
    return bool(address) and (known or "").casefold() == address.casefold()


def add_to_appeal(letter: Letter, appeal: Appeal, files: list[StoredFile], *, is_applicant: bool) -> None:
    """Inside a transaction: the words and files of the letter on the appeal.

    The applicant's answer an open question and stand on the public timeline; another writer's are for staff only.
    """
    appeal = lock(Appeal, appeal.pk)
    words = (without_quotes(letter.text) or letter.subject or "…")[:4000]
    at = now()
    if is_applicant and appeal.stage == Stage.WAITING:
        reply_by_letter(appeal_id=appeal.pk, text=words)
    else:
        timeline.add(appeal, "letter", by=None, note=words, is_public=is_applicant, at=at)
        tell(appeal, "letter")
    role = Attachment.Role.REPORT if is_applicant else Attachment.Role.NOTE
    Attachment.objects.bulk_create(
        Attachment(appeal=appeal, file=file, role=role, by=None, at=at) for file in files
    )
    _settle(letter, State.JOINED, appeal)
