"""Codes of six digits that show that a phone or an e-mail is the sender's."""

import hashlib
import hmac

DIGITS = 6


def code_for(token: str, *, key: str) -> str:
    """The code of a request; it is derived and stored nowhere. A million values: the tries are what protects it."""
    digest = hmac.new(key.encode(), f"contact code {token}".encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest, 'big') % 10**DIGITS:0{DIGITS}d}"


def is_same(typed: str, code: str) -> bool:
    """Whether this is the code; spaces and dashes do not matter."""
    plain = "".join(sign for sign in typed if sign.isascii() and sign.isdigit())
    return hmac.compare_digest(plain, code)
