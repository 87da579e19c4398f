"""The key by which nobody is told the same thing twice, and what is kept of an address that wants nothing more."""

import hashlib
import hmac
import uuid

MARK = "k"
"""Begins every keyed digest; older ones, without a key, are hexadecimal and begin otherwise."""


def once_key(kind: str, about: str, user_id: int | None, address: str) -> uuid.UUID:
    """Same kind, same matter, same person: the same key. The address cannot be read from it."""
    who = f"user:{user_id}" if user_id is not None else f"address:{address.strip().lower()}"
    return uuid.UUID(bytes=hashlib.sha256(f"{kind}\n{about}\n{who}".encode()).digest()[:16])


def address_key(channel: str, address: str, *, secret: str) -> str:
    """What is kept of an address that wants nothing more: enough to know it again; without the server's secret nobody
    can try phone numbers against it. 32 letters."""
    return keyed(hashlib.sha256(f"{channel}\n{address.strip().lower()}".encode()).hexdigest()[:32], secret)


def keyed(digest: str, secret: str) -> str:
    """A digest under the secret. One that is keyed already stays as it is: old rows and links of old letters are made
    new by the same function."""
    if digest.startswith(MARK):
        return digest
    told = hmac.new(secret.encode(), f"qala silence {digest}".encode(), hashlib.sha256)
    return MARK + told.hexdigest()[:31]
