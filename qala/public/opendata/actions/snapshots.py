"""Take the snapshots of a month; close those that hold a withdrawn project, photo or document, and afterwards put
revised ones in their place."""

import gzip
import hashlib
import json
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Func, Value
from django.urls import reverse
from django.utils import translation

from qala.public.opendata.models import Snapshot
from qala.public.opendata.queries import oc4ids
from qala.public.opendata.queries.snapshots import known_files, waiting_snapshots
from qala.public.opendata.rules.oc4ids.writing.papers import without_files
from qala.public.projection.access import tombstones
from qala.shared.clock import now
from qala.shared.db import atomic, one_at_a_time
from qala.shared.languages import LANGUAGES

LOCK = "snapshots of the portfolio"
SLACK = timedelta(minutes=1)
"""A change may have a moment ahead of the clock (decision 0320); one month too many is made anew as it was."""


def take(*, month: date) -> int:
    """One per language, once; how many were made. Nothing published: none."""
    told = oc4ids.state()
    if told.changed_at is None or not told.count:
        return 0
    made = 0
    for language in LANGUAGES:
        with atomic(), translation.override(language):
            one_at_a_time(LOCK)  # a withdrawal comes wholly before, or finds this snapshot and closes it
            if Snapshot.objects.filter(month=month, language=language).exists():
                continue
            row = Snapshot(month=month, language=language, revision=1)
            where = oc4ids.site(language)
            head = oc4ids.head(where, _path(row), told.changed_at)
            projects = [(each.code, oc4ids.written(each, where)) for each in oc4ids.rows()]
            _keep(
                row,
                {**head, "projects": [project for _code, project in projects]},
                [code for code, _ in projects],
            )
            made += 1
    return made


def close_with(*, code: str, reason: str) -> int:
    """The project was withdrawn: nobody reaches a snapshot with it any more; how many were closed.

    In the transaction of the withdrawal, so that no moment lies between; one statement, however many months there are.
    Their content waits for `revise_next`, without a name for the place of the project.
    """
    with atomic():
        one_at_a_time(LOCK)
        held = Snapshot.objects.filter(codes__contains=[code]).exclude(packed=b"")
        without = Func("codes", Value(code), Value(""), function="array_replace")
        held.filter(closed_at__isnull=False).update(codes=without)
        return held.filter(closed_at=None).update(
            codes=without, closed_at=now(), closing_reason=reason[:500] or code
        )


def close_of_files(*, code: str, since: datetime) -> int:
    """A photo or document of the project was withdrawn that could be read from a moment on: the snapshots made since
    are closed, to be revised without it; how many. In the transaction that takes it out of the public row."""
    with atomic():
        one_at_a_time(LOCK)
        held = Snapshot.objects.filter(codes__contains=[code], closed_at=None, made_at__gte=since - SLACK)
        return held.update(closed_at=now(), closing_reason=Snapshot.OF_A_FILE)


def revise_next() -> bool:
    """Put a revised snapshot in the place of a closed one, and forget its content; False when none waits.

    Of projects without a name, and of all that are withdrawn at this moment, nothing is in it; nor are photos and
    documents that nobody may read at this moment. Without any project there is nothing to keep.
    """
    with atomic():
        one_at_a_time(LOCK)
        old = waiting_snapshots().select_for_update().order_by("-month", "language").first()
        if old is None:
            return False
        package = json.loads(gzip.decompress(bytes(old.packed)))
        gone = {"", *tombstones().filter(code__in=old.codes).values_list("code", flat=True)}
        files = known_files(old.codes)
        left = [
            (code, without_files(each, files.get(code, set())))
            for code, each in zip(old.codes, package["projects"], strict=True)
            if code not in gone
        ]
        old.packed = b""
        old.save(update_fields=["packed"])
        if left:
            _revise(old, package, left)
    return True


def _revise(old: Snapshot, package: dict[str, Any], left: list[tuple[str, Any]]) -> None:
    row = Snapshot(month=old.month, language=old.language, revision=old.revision + 1)
    uri = package["uri"].removesuffix(_path(old)) + _path(row)
    _keep(
        row, {**package, "uri": uri, "projects": [each for _code, each in left]}, [code for code, _ in left]
    )


def _path(row: Snapshot) -> str:
    return reverse("opendata:snapshot", args=[str(row)])


def _keep(row: Snapshot, package: dict[str, Any], codes: list[str]) -> None:
    content = oc4ids.dumped(package)
    row.made_at, row.codes = now(), codes
    row.sha256, row.byte_count = hashlib.sha256(content).hexdigest(), len(content)
    row.packed = gzip.compress(content, mtime=0)
    row.save()
