"""Keys of programs: long and random, so that a plain hash keeps them as well as a slow one would."""

import hashlib
import secrets

PREFIX = "qala_"
HINT = 10


def new_key() -> str:
    """256 random bits behind a prefix by which secret scanners know what they found."""
    return PREFIX + secrets.token_urlsafe(32)


def key_hash(key: str) -> str:
    """What is kept: SHA-256, hexadecimal. Nothing is gained by guessing 256 bits slowly."""
    return hashlib.sha256(key.strip().encode()).hexdigest()


def hint_of(key: str) -> str:
    """The beginning, by which people tell keys apart."""
    return key[:HINT]
