"""A message between the executor and the resident while the appeal is open; nothing else moves."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from qala.contact.appeals.access import is_resident_of
from qala.contact.appeals.actions.attach import attach
from qala.contact.appeals.actions.moving import Move, begin, finish, first_answer
from qala.contact.appeals.models import Appeal, Attachment
from qala.shared.db import atomic

RESIDENT, CITY = "resident", "city"
"""Whose words a message is, in the `side` of its entry."""


def write(
    *, appeal_id: int, text: str = "", by: Any, files: Sequence[Any] = (), uploader_key: str = ""
) -> Appeal:
    """The resident's photos and words, or the city's words to the resident (a first answer). Words or files must be
    there. Raises as `moving.begin`."""
    with atomic():
        move = begin(appeal_id, "write", by, text=words_of(text, files))
        side = RESIDENT if is_resident_of(by, move.appeal) else CITY
        return settle_message(move, side=side, text=text, files=files, uploader_key=uploader_key)


def words_of(text: str, files: Sequence[Any]) -> str:
    """What stands in the history: files speak for themselves."""
    return text.strip() or (_("Files added") if files else "")


def settle_message(move: Move, *, side: str, text: str, files: Sequence[Any], uploader_key: str) -> Appeal:
    """The writing half, also for the holder of the appeal's secret (see `as_holder`)."""
    is_city = side == CITY
    role = Attachment.Role.PROOF if is_city else Attachment.Role.REPORT
    attach(move.appeal, files, role=role, by=move.by, uploader_key=uploader_key, at=move.at)
    if is_city:
        first_answer(move)
    return finish(move, note=words_of(text, files), data={"side": side, "files": len(files)})
