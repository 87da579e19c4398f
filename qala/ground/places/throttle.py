"""A ceiling on what one address may ask of the open endpoints, counted by the minute in the process's cache."""

import time

from django.core.cache import cache
from django.http import HttpRequest

from qala.shared.errors import TooMany

PER_MINUTE = 240
"""Four questions a second: more than the fastest typist behind one address, less than a harvester wants."""


def ask_leave(request: HttpRequest, what: str) -> None:
    """Count one question. Raises TooMany above the ceiling. Staff on duty are not counted."""
    if getattr(request.user, "is_staff", False):
        return
    key = f"places-{what}-{request.META.get('REMOTE_ADDR', '')}-{int(time.time() // 60)}"
    cache.add(key, 0, timeout=120)
    try:
        asked = cache.incr(key)
    except ValueError:  # evicted between the two calls
        return
    if asked > PER_MINUTE:
        raise TooMany
