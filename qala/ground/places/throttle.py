"""A ceiling on what one address may ask of the open endpoints in a minute."""

from django.http import HttpRequest

from qala.shared import throttle

PER_MINUTE = 240
"""Four questions a second: more than the fastest typist behind one address, less than a harvester wants."""


def ask_leave(request: HttpRequest, what: str) -> None:
    """Count one question. Raises TooMany above the ceiling. Staff on duty are not counted."""
    if not getattr(request.user, "is_staff", False):
        throttle.ask_leave(request, f"places-{what}", limit=PER_MINUTE, seconds=60)
