"""Names of files as people gave them: kept to be read, never used as a path."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 120
#: Control and format characters include the right-to-left override that makes "gpj.exe" read as "exe.jpg".
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}


def clean_name(given: str) -> str:
    """The last part of the name without invisible characters and path signs, at most 120 characters, maybe
    empty."""
    last = re.split(r"[/\\]", given)[-1]
    seen = "".join(" " if unicodedata.category(sign) in _UNSEEN else sign for sign in last)
    plain = re.sub(r'[<>:"|?*\s]+', " ", unicodedata.normalize("NFC", seen)).strip(" .")
    if len(plain) <= _LONGEST:
        return plain
    stem, dot, ending = plain.rpartition(".")
    if dot and len(ending) <= 8:
        return stem[: _LONGEST - len(ending) - 1].rstrip() + "." + ending
    return plain[:_LONGEST]
