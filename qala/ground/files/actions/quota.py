"""How much one person or one address may send in a day, and whether the disk has room."""

from __future__ import annotations

import shutil
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from qala.ground.files import queries, storage
from qala.ground.files.queries import Sent
from qala.shared import clock
from qala.shared.errors import TooMany


def check_quota(*, by: Any, uploader_key: str, address_key: str, byte_count: int) -> Sent:
    """Raise `TooMany` when `byte_count` more would be over a bound of `FILES_QUOTA` or fill the disk.

    Two that ask at the same moment may both pass: the bound is against abuse, not an account to be balanced.
    """
    quota, day_ago = settings.FILES_QUOTA, clock.now() - queries.DAY
    _check_disk(byte_count)
    is_staff = getattr(by, "kind", "") == "staff"
    most = (quota.staff_count, quota.staff_bytes) if is_staff else (quota.sender_count, quota.sender_bytes)
    if by is not None and by.is_authenticated:
        sent = queries.sent_since(day_ago, uploaded_by=by)
        _check(sent, byte_count, *most)
        return sent
    sent = queries.sent_since(day_ago, uploader_key=uploader_key) if uploader_key else Sent(0, 0, 0)
    _check(sent, byte_count, *most)
    if address_key:
        from_address = queries.sent_since(day_ago, address_key=address_key)
        _check(from_address, byte_count, quota.address_count, quota.address_bytes)
    return sent


def check_open(sent: Sent) -> None:
    """Raise `TooMany` when the sender has as many unfinished uploads as allowed."""
    if sent.open_count >= settings.FILES_QUOTA.open_uploads:
        raise TooMany(_("Too many uploads at once. Finish or cancel one first."), code="files_open_uploads")


def _check(sent: Sent, byte_count: int, most_count: int, most_bytes: int) -> None:
    if sent.count + 1 > most_count or sent.byte_count + byte_count > most_bytes:
        raise TooMany(_("You have sent too many files today. Please try again tomorrow."), code="files_quota")


def _check_disk(byte_count: int) -> None:
    free = shutil.disk_usage(storage.work_folder()).free
    if free - queries.promised_bytes() - byte_count < settings.FILES_QUOTA.disk_reserve_bytes:
        raise TooMany(
            _("There is no room for files at the moment. Please try again later."), code="files_no_room"
        )
