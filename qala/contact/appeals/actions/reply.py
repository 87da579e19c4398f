"""The resident replies, or the desk notes the reply; the clock that stood for it runs again."""

from collections.abc import Sequence
from typing import Any

from qala.contact.appeals.access import is_resident_of
from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.attach import attach
from qala.contact.appeals.actions.moving import Move, begin, finish
from qala.contact.appeals.models import Appeal, Attachment
from qala.shared.db import atomic


def reply(*, appeal_id: int, text: str, by: Any, files: Sequence[Any] = (), uploader_key: str = "") -> Appeal:
    """Close the open question with the resident's words. Raises as `moving.begin`."""
    with atomic():
        move = begin(appeal_id, "reply", by, text=text)
        return settle_reply(move, text=text, by=by, files=files, uploader_key=uploader_key)


def settle_reply(move: Move, *, text: str, by: Any, files: Sequence[Any], uploader_key: str) -> Appeal:
    """The writing half, also for the holder of the appeal's secret (see `as_holder`)."""
    author = by if getattr(by, "pk", None) else None
    move.appeal.inquiries.filter(replied_at=None).update(
        reply=text.strip(), replied_by=author, replied_at=move.at
    )
    role = Attachment.Role.REPORT if by is None or is_resident_of(by, move.appeal) else Attachment.Role.NOTE
    attach(move.appeal, files, role=role, by=by, uploader_key=uploader_key, at=move.at)
    # What stands for a listed reason waits for something else.
    clocks.resume([target for target in move.targets if target.pause_cause_id is None], at=move.at)
    return finish(move, status="planned" if move.appeal.planned_on else "accepted", note=text.strip())
