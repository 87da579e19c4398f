"""Variables in answer templates: a short list of safe ones, written {number}. Nothing personal can be named."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

VARIABLES = {
    "number": _("the appeal's number"),
    "topic": _("the topic"),
    "address": _("the address"),
    "executor": _("your organisation"),
    "received": _("the day it was received"),
    "day": _("today"),
}
_PLACE = re.compile(r"\{([^{}\s]*)\}")


def unknown_variables(text: str) -> list[str]:
    """Names in braces that are none of ours, in the order of appearance."""
    return [name for name in _PLACE.findall(text) if name not in VARIABLES]


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with the known variables replaced; anything else in braces stays as it is."""
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), text)
