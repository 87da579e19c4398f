"""Attach files to what they were sent for; from then on the room that holds them decides who sees them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.files.access import is_sender
from qala.ground.files.models import StoredFile
from qala.shared import clock
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, Missing


def claim(file_ids: Iterable[uuid.UUID | str], *, by: Any, uploader_key: str = "") -> list[StoredFile]:
    """Mark the sender's own files as attached and return them in the order given; all or none.

    Raises `Missing` for a file that is not there or not the sender's (the two look alike), `Conflict` for one
    that is attached already, `Invalid` for one that was rejected.
    """
    wanted = _parsed(file_ids)
    with atomic():
        rows = StoredFile.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
        found = {file.pk: file for file in rows}
        files = [found[pk] for pk in wanted if pk in found and is_sender(by, uploader_key, found[pk])]
        if len(files) != len(wanted):
            raise Missing
        if any(file.attached_at is not None for file in files):
            raise Conflict(_("A file has been attached already."), code="file_attached")
        for file in files:
            if file.reason:
                raise Invalid(file.reason_text, code=f"file_{file.reason}", fields={"file": file.reason_text})
        moment = clock.now()
        StoredFile.objects.filter(pk__in=wanted).update(attached_at=moment)
    for file in files:
        file.attached_at = moment
    return files


def _parsed(file_ids: Iterable[uuid.UUID | str]) -> list[uuid.UUID]:
    """The ids once each, in order; an id that is none names nothing."""
    try:
        return list(dict.fromkeys(uuid.UUID(str(given)) for given in file_ids))
    except ValueError as fault:
        raise Missing from fault
