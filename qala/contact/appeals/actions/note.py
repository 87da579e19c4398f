"""Staff write something down, for each other or for the resident too."""

from collections.abc import Sequence
from typing import Any

from qala.contact.appeals.actions.attach import attach
from qala.contact.appeals.actions.moving import begin, finish, first_answer
from qala.contact.appeals.models import Appeal, Attachment
from qala.shared.db import atomic


def note(
    *,
    appeal_id: int,
    text: str,
    by: Any,
    is_public: bool = False,
    files: Sequence[Any] = (),
    uploader_key: str = "",
) -> Appeal:
    """A public note of the executor is a first answer. Raises as `moving.begin`."""
    with atomic():
        move = begin(appeal_id, "note", by, text=text)
        role = Attachment.Role.PROOF if is_public else Attachment.Role.NOTE
        attach(move.appeal, files, role=role, by=by, uploader_key=uploader_key, at=move.at)
        if is_public:
            first_answer(move)
        return finish(move, note=text.strip(), is_public=is_public)
