"""A proof of work of our own: the visitor's device looks for a number that makes a hash small; no third party.

A challenge is `salt.bits.expires.signature`; its solution is a whole number n such that SHA-256 of `challenge:n` begins
with `bits` zero bits. The signature covers the device, so that work cannot be bought elsewhere and handed around.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime

LIVES_SECONDS = 1800
_FORM = re.compile(r"([0-9a-f]{32})\.([0-9]{1,2})\.([0-9]{1,11})\.([0-9a-f]{32}):([0-9]{1,15})")


@dataclass(frozen=True)
class Proof:
    """What was sent, and whether it holds: `why` is empty, or forged, expired or unsolved."""

    challenge: str
    why: str = ""


def bits_for(recent: int, *, least: int, most: int) -> int:
    """The difficulty: one bit (twice the work) more for each of the sender's recent appeals, up to `most`."""
    return min(most, least + max(0, recent))


def make(*, salt: str, bits: int, at: datetime, device: str, key: str) -> str:
    """A challenge for a device; `salt` are 32 hexadecimal digits."""
    body = f"{salt}.{bits}.{int(at.timestamp()) + LIVES_SECONDS}"
    return f"{body}.{_signature(body, device, key)}"


def read(sent: str, *, at: datetime, device: str, key: str) -> Proof:
    """Look at `challenge:n`; whether it was used before is not asked here."""
    found = _FORM.fullmatch(sent)
    if found is None:
        return Proof("", "forged")
    salt, bits, expires, signature, _number = found.groups()
    body = f"{salt}.{bits}.{expires}"
    challenge = f"{body}.{signature}"
    if not hmac.compare_digest(signature, _signature(body, device, key)):
        return Proof(challenge, "forged")
    if int(expires) < at.timestamp():
        return Proof(challenge, "expired")
    return Proof(challenge, "" if zero_bits(sent) >= int(bits) else "unsolved")


def zero_bits(text: str) -> int:
    """How many zero bits the SHA-256 of a text begins with."""
    return 256 - int.from_bytes(hashlib.sha256(text.encode()).digest(), "big").bit_length()


def solve(challenge: str) -> str:
    """The solution, for tests and for programs of our own."""
    wanted, number = int(challenge.split(".")[1]), 0
    while zero_bits(f"{challenge}:{number}") < wanted:
        number += 1
    return f"{challenge}:{number}"


def _signature(body: str, device: str, key: str) -> str:
    return hmac.new(key.encode(), f"challenge {device} {body}".encode(), hashlib.sha256).hexdigest()[:32]
