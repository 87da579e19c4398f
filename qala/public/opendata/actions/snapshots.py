"""Take the snapshots of a month; close those that hold a withdrawn project and put revised ones in their place."""

import gzip
import hashlib
import json
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import translation

from qala.public.opendata.models import Snapshot
from qala.public.opendata.queries import oc4ids
from qala.shared.clock import now
from qala.shared.db import atomic, one_at_a_time
from qala.shared.languages import LANGUAGES

LOCK = "snapshots of the portfolio"


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
    """The project was withdrawn: no open snapshot holds it any more; how many were closed.

    In the transaction of the withdrawal, so that no moment lies between.
    """
    with atomic():
        one_at_a_time(LOCK)
        rows = list(
            Snapshot.objects.select_for_update().filter(closed_at=None, codes__contains=[code]).order_by("pk")
        )
        for row in rows:
            package = json.loads(gzip.decompress(bytes(row.packed)))
            row.packed, row.closed_at, row.closing_reason = b"", now(), reason[:500] or code
            row.save(update_fields=["packed", "closed_at", "closing_reason"])
            _revise(row, package, code)
    return len(rows)


def _revise(old: Snapshot, package: dict[str, Any], code: str) -> None:
    """The same without the project; without any project there is nothing to keep."""
    at = old.codes.index(code)
    left = [project for number, project in enumerate(package["projects"]) if number != at]
    if not left:
        return
    row = Snapshot(month=old.month, language=old.language, revision=old.revision + 1)
    uri = package["uri"].removesuffix(_path(old)) + _path(row)
    _keep(row, {**package, "uri": uri, "projects": left}, [each for each in old.codes if each != code])


def _path(row: Snapshot) -> str:
    return reverse("opendata:snapshot", args=[str(row)])


def _keep(row: Snapshot, package: dict[str, Any], codes: list[str]) -> None:
    content = oc4ids.dumped(package)
    row.made_at, row.codes = now(), codes
    row.sha256, row.byte_count = hashlib.sha256(content).hexdigest(), len(content)
    row.packed = gzip.compress(content, mtime=0)
    row.save()
