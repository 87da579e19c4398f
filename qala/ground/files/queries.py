"""Reads: how much somebody has sent today, and what is to be swept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Sum

from qala.ground.files.models import StoredFile, Upload

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sent:
    """Files and bytes, unfinished uploads counted at their full size."""

    count: int
    byte_count: int
    open_count: int


def sent_since(moment: datetime, **sender: Any) -> Sent:
    """What `sender` (uploaded_by, uploader_key or address_key) sent since the moment."""
    files = StoredFile.objects.filter(created_at__gte=moment, **sender).aggregate(
        n=Count("pk"), b=Sum("byte_count")
    )
    uploads = Upload.objects.filter(created_at__gte=moment, **sender).aggregate(
        n=Count("pk"), b=Sum("total_bytes")
    )
    return Sent(files["n"] + uploads["n"], (files["b"] or 0) + (uploads["b"] or 0), uploads["n"])


def promised_bytes() -> int:
    """Bytes that open uploads have still to write to the disk."""
    told = Upload.objects.aggregate(left=Sum(F("total_bytes") - F("received_bytes")))
    return int(told["left"] or 0)


def unattached_ids(before: datetime, limit: int) -> list[Any]:
    """Files that nobody attached since before the moment, oldest first."""
    rows = StoredFile.objects.filter(attached_at=None, created_at__lt=before).order_by("created_at")
    return list(rows.values_list("pk", flat=True)[:limit])


def expired_upload_ids(now: datetime, limit: int) -> list[Any]:
    """Uploads whose time is over."""
    return list(
        Upload.objects.filter(expires_at__lt=now).order_by("expires_at").values_list("pk", flat=True)[:limit]
    )
