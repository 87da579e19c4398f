"""Take a file back before it is attached."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction

from qala.ground.files import storage
from qala.ground.files.access import is_sender
from qala.ground.files.models import StoredFile
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Missing


def discard(*, file_id: uuid.UUID, by: Any, uploader_key: str = "") -> None:
    """Remove the sender's own unattached file. Raises `Missing` for a stranger's, `Conflict` for an attached
    one."""
    with atomic():
        file = lock(StoredFile, file_id)
        if not is_sender(by, uploader_key, file):
            raise Missing
        if file.attached_at is not None:
            raise Conflict
        remove(file)


def remove(file: StoredFile) -> None:
    """Delete the row now and its bytes once that is certain; bytes left by a kill in between fall to the
    sweep."""
    keys = list(file.keys.values())
    file.delete()
    transaction.on_commit(lambda: forget(keys))


def forget(keys: list[str]) -> None:
    """Delete bytes; a key that is gone already is no error."""
    for key in keys:
        storage.kept().delete(key)
