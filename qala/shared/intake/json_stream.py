"""Objects of a large JSON file one by one: an array, or the array under one key of the outer object.

The file is never held whole: a buffer is read ahead until the decoder has a complete value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from typing import IO, Any

from django.utils.translation import gettext as _

from qala.shared.intake.errors import BadFile

CHUNK = 1 << 18
MAX_VALUE = 8_000_000
"""Characters in one value (one feature, or one of the keys before the array)."""
MAX_DEPTH = 4
_SPACE = re.compile(r"[ \t\n\r]*")


class JsonStream:
    """Iterate (line, value). Raises BadFile where the text stops being JSON: what follows cannot be trusted."""

    def __init__(self, text: IO[str], key: str, *, most: int = MAX_VALUE) -> None:
        """`most` characters may stand in one value."""
        self._text = text
        self._most = most
        self._key = key
        self._decoder = JSONDecoder(strict=False)
        self._buffer = ""
        self._at = 0
        self._line = 1
        self._counted = 0
        self._has_ended = False

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        first = self._peek()
        if first == "{":
            self._find_key()
        elif first != "[":
            raise BadFile(_("The file is neither a JSON array nor a JSON object."))
        self._expect("[")
        if self._peek() == "]":
            return
        while True:
            self._peek()
            line = self._line_here()
            yield line, self._value()
            if self._peek() != ",":
                break
            self._at += 1
        self._expect("]")

    def _find_key(self) -> None:
        self._expect("{")
        while True:
            name = self._value()
            self._expect(":")
            if name == self._key:
                if self._peek() != "[":
                    raise BadFile(_("“%(key)s” is not an array.") % {"key": self._key})
                return
            self._value()
            if self._peek() != ",":
                raise BadFile(_("The object has no key “%(key)s”.") % {"key": self._key})
            self._at += 1

    def _peek(self) -> str:
        while True:
            found = _SPACE.match(self._buffer, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._more():
                raise BadFile(_("The JSON ends too early, in line %(line)s.") % {"line": self._line_here()})

    def _expect(self, sign: str) -> None:
        found = self._peek()
        if found != sign:
            words = {"line": self._line_here(), "wanted": sign, "found": found}
            raise BadFile(_("Line %(line)s: “%(wanted)s” expected, “%(found)s” found.") % words)
        self._at += 1

    def _value(self) -> Any:
        self._peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._buffer, self._at)
            except JSONDecodeError as error:
                self._need_more(error)
                continue
            except RecursionError as error:
                words = _("Line %(line)s: nested too deeply.")
                raise BadFile(words % {"line": self._line_here()}) from error
            # A bare number at the end of the buffer may go on in the next chunk.
            if end == len(self._buffer) and not isinstance(value, dict | list | str) and self._more():
                continue
            self._at = end
            return value

    def _need_more(self, error: JSONDecodeError) -> None:
        is_broken = error.pos < len(self._buffer) - 16 and not error.msg.startswith("Unterminated")
        if not is_broken and len(self._buffer) - self._at < self._most and self._more():
            return
        line = self._line_here() + self._buffer.count("\n", self._at, error.pos)
        words = _("Line %(line)s: not JSON (%(fault)s), or one value is longer than %(most)s characters.")
        raise BadFile(words % {"line": line, "fault": error.msg, "most": self._most})

    def _more(self) -> bool:
        if self._has_ended:
            return False
        self._line_here()
        # Read as much again as is held, so that a large value is decoded few times.
        piece = self._text.read(max(CHUNK, len(self._buffer) - self._at))
        self._buffer = self._buffer[self._at :] + piece
        self._at = self._counted = 0
        self._has_ended = not piece
        return bool(piece)

    def _line_here(self) -> int:
        self._line += self._buffer.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line


def flattened(value: dict[str, Any]) -> dict[str, str]:
    """One level of texts: inner keys joined by dots; a GeoJSON feature gives its properties bare, and its position
    as `@lon` and `@lat` when it is a point, as `@geometry` otherwise."""
    if value.get("type") == "Feature" and isinstance(value.get("properties"), dict):
        cells = flattened(value["properties"])
        if "id" in value:
            cells.setdefault("@id", _text(value["id"]))
        geometry = value.get("geometry")
        if isinstance(geometry, dict) and geometry.get("type") == "Point":
            _position(cells, geometry.get("coordinates"))
        elif isinstance(geometry, dict):
            cells["@geometry"] = _text(geometry)
        return cells
    cells = {}
    _flatten(cells, "", value, MAX_DEPTH)
    return cells


def _position(cells: dict[str, str], coordinates: Any) -> None:
    if isinstance(coordinates, list) and len(coordinates) >= 2:
        cells["@lon"], cells["@lat"] = _text(coordinates[0]), _text(coordinates[1])


def _flatten(cells: dict[str, str], prefix: str, value: dict[str, Any], depth: int) -> None:
    for key, inner in value.items():
        if isinstance(inner, dict) and depth:
            _flatten(cells, f"{prefix}{key}.", inner, depth - 1)
        else:
            cells[f"{prefix}{key}"] = _text(inner)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool | dict | list):
        return json.dumps(value, ensure_ascii=False)
    return repr(value)
