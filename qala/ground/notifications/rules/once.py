"""The key by which nobody is told the same thing twice."""

import hashlib
import uuid


def once_key(kind: str, about: str, user_id: int | None, address: str) -> uuid.UUID:
    """Same kind, same matter, same person: the same key. The address cannot be read from it."""
    who = f"user:{user_id}" if user_id is not None else f"address:{address.strip().lower()}"
    return uuid.UUID(bytes=hashlib.sha256(f"{kind}\n{about}\n{who}".encode()).digest()[:16])


def address_key(channel: str, address: str) -> str:
    """What is kept of an address that wants nothing more: enough to know it again, not to read it."""
    return hashlib.sha256(f"{channel}\n{address.strip().lower()}".encode()).hexdigest()[:32]
