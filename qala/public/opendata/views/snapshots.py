"""Snapshots of months: their list, and the files."""

import zlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qala.public.opendata.models import Snapshot
from qala.public.opendata.queries.snapshots import told_snapshots
from qala.public.opendata.views.answers import GONE, JSON, refused
from qala.public.opendata.views.keeping import Whole, given
from qala.shared.clock import city_zone
from qala.shared.streaming import GZIP_WINDOW

MISSING = 404
PIECE = 64 * 1024
NEWEST = 500


@require_safe
def snapshots(request: HttpRequest) -> HttpResponse:
    """The newest month first, closed ones with the reason."""
    rows = told_snapshots()[:NEWEST]
    context = {
        "rows": rows,
        "crumbs": [
            (_("Open data"), reverse("opendata:catalogue")),
            (_("Open data of projects (OC4IDS)"), reverse("opendata:oc4ids")),
            (_("Snapshots"), ""),
        ],
    }
    return render(request, "opendata/snapshots.html", context)


@require_safe
def snapshot(request: HttpRequest, name: str) -> HttpResponseBase:
    """The file; a closed one says since when and why."""
    row = _named(name)
    if row is None:
        return refused("missing", _("There is no such snapshot."), MISSING)
    if row.closed_at is not None:
        newest = told_snapshots().filter(month=row.month, language=row.language, closed_at=None).first()
        return refused(
            "withdrawn", _("This snapshot was closed: something in it was withdrawn."), GONE,
            withdrawn=row.closed_at.astimezone(city_zone()).isoformat(), reason=row.why,
            revised=newest.get_absolute_url() if newest else None, is_being_revised=row.is_waiting,
        )  # fmt: skip
    return given(request, _whole(row))


def _whole(row: Snapshot) -> Whole:
    return Whole(
        row.sha256, row.byte_count, JSON, str(row),
        lambda first, end: _cut(_pieces(row), first, end),
        {"gzip": lambda: iter([bytes(row.packed)])},
    )  # fmt: skip


def _pieces(row: Snapshot) -> Iterator[bytes]:
    """Unpacked bit by bit: only what is packed lies in memory."""
    packed, unpacker = memoryview(row.packed), zlib.decompressobj(GZIP_WINDOW)
    for start in range(0, len(packed), PIECE):
        yield unpacker.decompress(packed[start : start + PIECE])
    yield unpacker.flush()


def _cut(pieces: Iterator[bytes], first: int, end: int) -> Iterator[bytes]:
    """Bytes `first` ≤ n < `end` of them all."""
    at = 0
    for piece in pieces:
        if at >= end:
            return
        if part := piece[max(first - at, 0) : end - at]:
            yield part
        at += len(piece)


def _named(name: str) -> Any:
    parts = name.removesuffix(".json").split("-")
    if len(parts) != 5 or not all(
        each.isdecimal() and len(each) < 5 for each in (parts[1], parts[2], parts[4])
    ):
        return None
    if not (int(parts[1]) and 1 <= int(parts[2]) <= 12):
        return None
    found = told_snapshots().filter(language=parts[3], revision=int(parts[4]))
    row = found.filter(month=date(int(parts[1]), int(parts[2]), 1)).first()
    return row if row is not None and str(row) == name else None
