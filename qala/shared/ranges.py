"""Which bytes a browser asks for (RFC 9110, 14.2): one range, or the whole."""

from __future__ import annotations

import re

_ONE_RANGE = re.compile(r"^bytes=(\d{0,18})-(\d{0,18})$")


class Unsatisfiable(Exception):
    """The range lies outside the file."""


def wanted(header: str, size: int) -> tuple[int, int] | None:
    """First byte and byte after the last; None when the whole should be sent (no header, junk, several
    ranges)."""
    found = _ONE_RANGE.match(header.strip())
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < int(first):
            return None
    if start >= size or start >= end:
        raise Unsatisfiable
    return start, end
