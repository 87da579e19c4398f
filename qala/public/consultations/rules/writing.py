"""Whose remark it is, without keeping it twice."""

from __future__ import annotations

import hashlib

from qala.shared.folding import fold


def fingerprint(who: str, line: str, text: str) -> str:
    """The same person saying the same of the same line; case, marks and spaces do not matter.

    >>> fingerprint("user 1", "", "Too  late!") == fingerprint("user 1", "", "too late!")
    True
    >>> fingerprint("user 1", "", "Too late") == fingerprint("user 2", "", "Too late")
    False
    """
    said = " ".join(fold(text).split())
    return hashlib.sha256(f"{who}\n{line}\n{said}".encode()).hexdigest()
