"""Answers from the shelf of ready files; what is not ready is sent while it is made."""

from collections.abc import Callable, Iterator
from functools import partial

from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from qala.public.opendata.queries.marks import mark_of
from qala.public.opendata.shelf import ENDINGS, Kept, Mark, shelf
from qala.public.opendata.views.answers import JSON, kept
from qala.public.opendata.views.keeping import Whole, given

PACKS_NOT = ("xlsx", "parquet")
"""They are packed already."""


def ready(
    request: HttpRequest,
    name: str,
    mark: Mark,
    make: Callable[[], Iterator[bytes]],
    *,
    file_name: str,
    content_type: str = JSON,
) -> HttpResponseBase:
    """304 where the client has it already, the ready file, or what is being made. `name`: under which it lies."""
    weak = partial(
        kept, request, mark.tag, content_type=content_type, file_name=file_name,
        packs=not file_name.endswith(PACKS_NOT),
    )  # fmt: skip
    place = shelf()
    if not place.most_bytes or f'W/"{mark.tag}"' in request.headers.get("If-None-Match", ""):
        return weak(make)

    def answer(found: Kept) -> HttpResponseBase:
        codings = () if file_name.endswith(PACKS_NOT) else ENDINGS
        packed = {coding: partial(place.packed, found, coding) for coding in codings}
        whole = Whole(found.sha256, found.size, content_type, file_name, found.read, packed)
        return given(request, whole)

    try:
        found = place.find(name, mark) or place.made(name, mark, make(), partial(_stands, name, mark))
        if isinstance(found, Kept):
            return answer(found)
    except OSError:  # it was tidied away between two glances
        found = make()
    pieces = found
    return weak(lambda: pieces)


def _stands(name: str, mark: Mark) -> bool:
    """Whether nothing was taken away since; without the database nobody knows."""
    try:
        known = mark_of(name)
    except DatabaseError:
        return False
    return known is not None and known.guard == mark.guard
