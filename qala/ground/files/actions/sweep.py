"""Remove what nobody attached, nobody finished and nobody owns."""

from __future__ import annotations

import shutil
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

from qala.ground.files import queries, storage
from qala.ground.files.actions import parts
from qala.ground.files.actions.discard import remove
from qala.ground.files.models import StoredFile, Upload
from qala.shared import clock
from qala.shared.db import atomic

#: Long enough for a form that stays open overnight, and for any transaction that is still writing.
KEPT_FOR = timedelta(days=1)
_BATCH = 1000


def sweep() -> int:
    """Run all three; returns how many things were removed. Safe beside other sweeps and running uploads."""
    return _unattached() + _expired() + _work_leftovers()


def _unattached() -> int:
    count = 0
    for pk in queries.unattached_ids(clock.now() - KEPT_FOR, _BATCH):
        with atomic():
            # One that is being claimed at this moment is locked and passed over.
            rows = StoredFile.objects.select_for_update(skip_locked=True).filter(pk=pk, attached_at=None)
            for file in rows:
                remove(file)
                count += 1
    return count


def _expired() -> int:
    count = 0
    for pk in queries.expired_upload_ids(clock.now(), _BATCH):
        parts.drop(pk)
        count += Upload.objects.filter(pk=pk, expires_at__lt=clock.now()).delete()[0]
    return count


def _work_leftovers() -> int:
    """Benches and parts of processes that were killed."""
    count = 0
    for path in storage.work_folder().iterdir():
        if _is_old(path) and not _is_awaited(path):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
            count += 1
    return count


def sweep_strays() -> int:
    """Remove kept bytes without a row (a rolled back or killed transaction); walks the whole storage."""
    kept, count = storage.kept(), 0
    try:
        shelves = kept.listdir("")[0]
    except FileNotFoundError:  # nothing was ever kept
        return 0
    for shelf in shelves:
        ids = [name for name in kept.listdir(shelf)[0] if _is_uuid(name)]
        known = {str(pk) for pk in StoredFile.objects.filter(pk__in=ids).values_list("pk", flat=True)}
        for stray in set(ids) - known:
            count += _remove_stray(f"{shelf}/{stray}")
    return count


def _remove_stray(folder: str) -> int:
    kept = storage.kept()
    keys = [f"{folder}/{name}" for name in kept.listdir(folder)[1]]
    if any(kept.get_modified_time(key) > clock.now() - KEPT_FOR for key in keys):
        return 0
    for key in keys:
        kept.delete(key)
    kept.delete(folder)
    return 1


def _is_awaited(path: Path) -> bool:
    """Whether an upload still grows in this file."""
    return path.suffix == ".part" and _is_uuid(path.stem) and Upload.objects.filter(pk=path.stem).exists()


def _is_old(path: Path) -> bool:
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return False
    return changed < clock.now() - KEPT_FOR


def _is_uuid(name: str) -> bool:
    try:
        return str(uuid.UUID(name)) == name
    except ValueError:
        return False
