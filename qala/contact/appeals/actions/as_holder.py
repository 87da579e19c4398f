"""What the holder of an appeal's number and secret may do without an account: reply and open again."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils.crypto import constant_time_compare

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.moving import Move
from qala.contact.appeals.actions.reopen import settle_reopening
from qala.contact.appeals.actions.reply import settle_reply
from qala.contact.appeals.actions.write import RESIDENT, settle_message, words_of
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.numbers import secret_hash
from qala.contact.appeals.rules.statuses import LIFE
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Missing


def opens(appeal: Appeal, secret: str) -> bool:
    """Whether the secret is the appeal's; an appeal without one is opened by none."""
    if not appeal.secret_hash:
        return False
    return constant_time_compare(appeal.secret_hash, secret_hash(secret, key=settings.SECRET_KEY))


def reply_as_holder(
    *, appeal_id: int, secret: str, text: str, files: Sequence[Any] = (), uploader_key: str = ""
) -> Appeal:
    """Raises Missing for a wrong secret, Conflict and Invalid as `moving.begin`."""
    with atomic():
        move = _begin(appeal_id, "reply", secret, text=text)
        return settle_reply(move, text=text, by=None, files=files, uploader_key=uploader_key)


def write_as_holder(
    *, appeal_id: int, secret: str, text: str = "", files: Sequence[Any] = (), uploader_key: str = ""
) -> Appeal:
    """More words or photos. Raises Missing for a wrong secret, Conflict and Invalid as `moving.begin`."""
    with atomic():
        move = _begin(appeal_id, "write", secret, text=words_of(text, files))
        return settle_message(move, side=RESIDENT, text=text, files=files, uploader_key=uploader_key)


def reopen_as_holder(*, appeal_id: int, secret: str, reason: str) -> Appeal:
    """Raises Missing for a wrong secret, Conflict when the term for objections has passed."""
    with atomic():
        move = _begin(appeal_id, "reopen", secret, reason=reason)
        return settle_reopening(move, reason=reason, by=None, is_resident=True)


def reopen_by_link(*, appeal_id: int, reason: str, within: timedelta) -> Appeal:
    """For a room above that has proven by a signed link of its own that the applicant speaks; `within` is its term.

    Raises Conflict when the appeal has not ended or the term has passed.
    """
    with atomic():
        move = _move(lock(Appeal, appeal_id), "reopen", reason=reason)
        return settle_reopening(move, reason=reason, by=None, is_resident=True, within=within)


def reply_by_letter(*, appeal_id: int, text: str) -> Appeal:
    """For a room above that knows the letter to come from the applicant's address. Raises Conflict when nothing is
    asked."""
    with atomic():
        move = _move(lock(Appeal, appeal_id), "reply", text=text)
        return settle_reply(move, text=text, by=None, files=(), uploader_key="")


def _begin(appeal_id: int, verb: str, secret: str, **given: object) -> Move:
    appeal = lock(Appeal, appeal_id)
    if not opens(appeal, secret):
        raise Missing
    return _move(appeal, verb, **given)


def _move(appeal: Appeal, verb: str, **given: object) -> Move:
    step = LIFE.check(appeal.stage, verb, **given)
    return Move(appeal, verb, None, now(), appeal.stage, step.lands_in(appeal.stage), clocks.running(appeal))
