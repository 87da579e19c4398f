"""Copies of own data: asked for, made by a job, fetched by their owner, gone when their term ends."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from qala.ground.files import storage
from qala.ground.people.models import User
from qala.public.cabinet.access import own_copies
from qala.public.cabinet.events import CopyAsked
from qala.public.cabinet.models import DataCopy
from qala.public.cabinet.models.terms import Subject
from qala.public.cabinet.queries.packing import pack
from qala.public.cabinet.queries.terms import days_of
from qala.public.cabinet.rules.keys import FOLDER, copy_key
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, found, lock
from qala.shared.errors import Conflict, Missing
from qala.shared.events import publish

State = DataCopy.State
MOST_PER_DAY = 3
STUCK_AFTER = timedelta(hours=6)


def ask_copy(*, by: User) -> DataCopy:
    """One at a time: asked twice is asked once. Raises Conflict after three on one day."""
    with atomic():
        user = lock(User, by.pk)
        known = own_copies(user).filter(state=State.MAKING).first()
        if known is not None:
            return known
        if own_copies(user).filter(asked_at__gt=now() - timedelta(days=1)).count() >= MOST_PER_DAY:
            raise Conflict(_("Three copies a day are enough; please come back tomorrow."), code="too_many")
        made = DataCopy.objects.create(user=user, asked_at=now())
        timeline.add(user, "copy_asked", by=user)
        publish(CopyAsked(made.pk))
    return made


def make_copy(*, copy_id: uuid.UUID) -> bool:
    """Pack it; False when there is nothing to do. Killed in the middle it is packed anew: the key is the same."""
    copy = DataCopy.objects.select_related("user").filter(pk=copy_id, state=State.MAKING).first()
    if copy is None:
        return False
    key = copy_key(copy.pk)
    with storage.workbench() as folder:
        packed = folder / "copy.zip"
        pack(copy.user, packed)
        size = packed.stat().st_size
        storage.take(packed, key)
    with atomic():
        rows = DataCopy.objects.select_for_update().filter(pk=copy_id, state=State.MAKING)
        days, at = days_of()[Subject.COPY], now()
        done = rows.update(
            state=State.READY, ready_at=at, expires_at=at + timedelta(days=days), key=key, byte_count=size
        )
    if not done:  # erased meanwhile
        storage.kept().delete(key)
    return bool(done)


def open_copy(*, copy_id: uuid.UUID, by: User) -> tuple[DataCopy, File[bytes]]:
    """The owner's own, while its term runs; each fetching is noted. Raises Missing for everything else."""
    with atomic():
        copy = lock(DataCopy, found(own_copies(by), pk=copy_id).pk)
        if copy.state != State.READY or copy.expires_at is None or copy.expires_at <= now():
            raise Missing
        try:
            opened = storage.kept().open(copy.key, "rb")
        except FileNotFoundError as problem:
            raise Missing from problem
        copy.fetched_count += 1
        copy.save(update_fields=["fetched_count"])
        timeline.add(by, "copy_fetched", by=by)
    return copy, opened


def drop_copies(user: User) -> None:
    """All copies of a person, in the caller's transaction; the bytes after it."""
    keys = [copy.key for copy in own_copies(user) if copy.key]
    own_copies(user).delete()
    transaction.on_commit(lambda: _delete(keys))


def sweep_copies() -> int:
    """Copies whose term has ended, and bytes that no row knows (a kill at the wrong moment). Safe to run twice."""
    old = DataCopy.objects.filter(state=State.READY, expires_at__lte=now())
    keys = list(old.values_list("key", flat=True))
    count = old.update(state=State.EXPIRED, key="")
    _delete([key for key in keys if key])
    known = set(DataCopy.objects.exclude(key="").values_list("key", flat=True))
    try:
        names = storage.kept().listdir(FOLDER)[1]
    except FileNotFoundError:
        return count
    for name in names:
        key = f"{FOLDER}/{name}"
        # A young one may be waiting for its row to be marked ready.
        if key not in known and storage.kept().get_modified_time(key) < now() - STUCK_AFTER:
            _delete([key])
    return count


def _delete(keys: list[str]) -> None:
    for key in keys:
        storage.kept().delete(key)
