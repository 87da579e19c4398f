"""Whose remark it is, without keeping it twice."""

from __future__ import annotations

import hashlib
import hmac

from qala.shared.folding import fold


def fingerprint(who: str, line: str, text: str, *, key: str) -> str:
    """The same person saying the same of the same line; case, marks and spaces do not matter. Without the
    server's `key` nobody can try e-mails against it.

    >>> fingerprint("user 1", "", "Too  late!", key="k") == fingerprint("user 1", "", "too late!", key="k")
    True
    >>> fingerprint("user 1", "", "Too late", key="k") == fingerprint("user 2", "", "Too late", key="k")
    False
    """
    said = " ".join(fold(text).split())
    return hmac.new(key.encode(), f"{who}\n{line}\n{said}".encode(), hashlib.sha256).hexdigest()
