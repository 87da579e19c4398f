"""The signature by which a receiver knows that we sent it and when (HMAC-SHA256 over "time.body")."""

import hashlib
import hmac

HEADER = "Qala-Signature"


def signature(secret: str, at: int, body: bytes) -> str:
    """`t=<seconds since 1970>,v1=<hexadecimal>`. A receiver refuses what is older than five minutes."""
    made = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={made}"
