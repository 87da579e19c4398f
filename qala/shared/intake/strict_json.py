"""JSON of others, held whole: read strictly, bounded in size and depth, refused in words that say why."""

from __future__ import annotations

import gzip
import json
import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _

from qala.shared.intake.errors import BadFile

MAX_DEPTH = 40
MAX_DIGITS = 30
MAX_VALUES = 3_000_000
"""Each takes more memory than it takes room in the file."""
PIECE = 1 << 20
GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
UNFIT = re.compile("[\ud800-\udfff\x00]")
"""What no text column takes: halves of signs, and the sign of number 0."""


def load_strict(path: Path, *, max_bytes: int) -> Any:
    """The value of a file, plain or gzip. Numbers are whole or finite; a name stands once in an object; texts can be
    kept. Raises BadFile."""
    content = _content(path, max_bytes)
    if sum(content.count(sign) for sign in (b",", b"[", b"{")) > MAX_VALUES:
        raise BadFile(_("The JSON has too many values."))
    try:
        value = json.loads(
            _text(content),
            object_pairs_hook=_object,
            parse_constant=_no_number,
            parse_float=_float,
            parse_int=_int,
        )
    except json.JSONDecodeError as error:
        words = _("This is not JSON: line %(line)s, sign %(column)s.")
        raise BadFile(words % {"line": error.lineno, "column": error.colno}) from error
    except RecursionError as error:
        raise BadFile(_("The JSON is nested too deeply.")) from error
    _check(value)
    return value


def _content(path: Path, max_bytes: int) -> bytes:
    try:
        with path.open("rb") as raw:
            head = raw.read(4)
            raw.seek(0)
            if head == ZIP:
                raise BadFile(_("This is a ZIP archive. Unpack it first."))
            if head[:2] == GZIP:
                return _bounded(gzip.GzipFile(fileobj=raw), max_bytes)
            return _bounded(raw, max_bytes)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise BadFile(_("The packed file is broken.")) from error
    except OSError as error:
        raise BadFile(_("The file cannot be opened.")) from error


def _bounded(raw: IO[bytes] | gzip.GzipFile, max_bytes: int) -> bytes:
    pieces: list[bytes] = []
    left = max_bytes
    while piece := raw.read(min(PIECE, left + 1)):
        left -= len(piece)
        if left < 0:
            words = _("The file is larger than %(megabytes)s MB when unpacked.")
            raise BadFile(words % {"megabytes": max_bytes // 1_000_000})
        pieces.append(piece)
    return b"".join(pieces)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadFile(_("The file is not in UTF-8: line %(line)s.") % {"line": line}) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice, _count = Counter(name for name, _value in pairs).most_common(1)[0]
        raise BadFile(_("The name “%(name)s” stands twice in one object.") % {"name": twice[:60]})
    return found


def _no_number(text: str) -> Any:
    raise BadFile(_("“%(text)s” is no number of JSON.") % {"text": text[:60]})


def _float(text: str) -> float:
    value = float(text)
    return value if math.isfinite(value) else _no_number(text)


def _int(text: str) -> int:
    return int(text) if len(text) <= MAX_DIGITS else _no_number(text)


def _check(value: Any) -> None:
    """Without recursion: it is there to find what is nested too deeply."""
    left: list[tuple[Any, int]] = [(value, 1)]
    while left:
        one, depth = left.pop()
        if depth > MAX_DEPTH:
            raise BadFile(_("The JSON is nested too deeply."))
        if isinstance(one, str) and not one.isprintable() and UNFIT.search(one):
            raise BadFile(_("A text has a sign that cannot be kept: %(text)s.") % {"text": ascii(one)[:60]})
        left += [(each, depth + 1) for each in _inside(one)]


def _inside(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value
        yield from value.values()
    elif isinstance(value, list):
        yield from value
