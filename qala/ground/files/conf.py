"""What settings take from this room. No Django here: the settings import it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qala.ground.files.rules.limits import MEGABYTE, Limits

#: One PATCH of a resumable upload; the browser sends 8 MB, other clients may send twice that.
CHUNK_BYTES = 16 * MEGABYTE

#: In this order: ours stops a body that is too large, Django's two keep small files in memory and others on
# disk.
UPLOAD_HANDLERS = [
    "qala.ground.files.uploadhandlers.LimitedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]


@dataclass(frozen=True, slots=True)
class Quota:
    """Bounds over a day (24 hours back) and over the disk; bytes and counts.

    The address bound holds for people without an account only: an office shares one address.
    """

    sender_bytes: int = 2048 * MEGABYTE
    sender_count: int = 200
    staff_bytes: int = 20_480 * MEGABYTE
    staff_count: int = 5000
    address_bytes: int = 5120 * MEGABYTE
    address_count: int = 1000
    open_uploads: int = 10
    disk_reserve_bytes: int = 1024 * MEGABYTE


def limits(most_megabytes: int) -> Limits:
    """The limits when no file may be larger than `most_megabytes`."""
    most, usual = most_megabytes * MEGABYTE, Limits()
    return Limits(
        photo_bytes=min(usual.photo_bytes, most),
        video_bytes=most,
        document_bytes=min(usual.document_bytes, most),
    )


def form_bytes(bounds: Limits) -> int:
    """An ordinary form: one largest file, or a handful of photos, and the text fields."""
    return max(bounds.most_bytes, 3 * bounds.photo_bytes) + MEGABYTE


def storage(home: Path, get: Callable[[str], Any]) -> dict[str, Any]:
    """The entry of `STORAGES["files"]`; `get` reads a setting of the environment by name."""
    if get("QALA_FILES_STORAGE") != "s3":
        return {
            "BACKEND": "qala.ground.files.storage.LocalFiles",
            "OPTIONS": {"location": home / "files" / "kept", "file_permissions_mode": 0o600,
                        "directory_permissions_mode": 0o700},
        }  # fmt: skip
    return {
        "BACKEND": "qala.ground.files.bucket.BucketFiles",
        "OPTIONS": {
            "bucket_name": get("QALA_S3_BUCKET"),
            "endpoint_url": get("QALA_S3_ENDPOINT") or None,
            "region_name": get("QALA_S3_REGION") or None,
            "access_key": get("QALA_S3_KEY") or None,
            "secret_key": get("QALA_S3_SECRET") or None,
            "default_acl": None,
            "file_overwrite": True,
        },
    }
