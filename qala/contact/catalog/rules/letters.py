"""Kinds of letters and the places in them that are filled in."""

import re
from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LetterKind(TextChoices):
    """What a letter is for."""

    SLIP = "slip", _("Registration slip")
    EXTENSION = "extension", _("Notice of a longer term")
    REDIRECT = "redirect", _("Notice of forwarding")
    HEARING = "hearing", _("Invitation to a hearing")
    ANSWER = "answer", _("Letter with the answer")


PLACES = (
    "number", "received", "applicant", "topic", "executor", "due", "old_due", "reason", "to", "hearing", "place",
    "answer", "receiver", "part",
)  # fmt: skip
_PLACE = re.compile(r"\{([a-z_]+)\}")


def unknown_places(text: str) -> list[str]:
    """Names in braces that nothing fills in."""
    return sorted({name for name in _PLACE.findall(text) if name not in PLACES})


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put the values in, each once: braces within a value stay as they were written. A value not given is a dash."""
    return _PLACE.sub(lambda found: values.get(found.group(1)) or "—", text)
