"""Chance that can be repeated: the same rule and the same appeal always give the same draw."""

import hashlib


def is_drawn(seed: str, key: str, percent: float) -> bool:
    """Whether `key` falls into the share. SHA-256 of seed and key, its first 8 bytes as a number in [0, 1)."""
    digest = hashlib.sha256(f"{seed}\n{key}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64 * 100 < percent
