"""What went wrong with a call to another server, in words: kept as a short code, shown in the reader's language."""

import re
from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sayings = Mapping[str, Promise]
Patterns = Sequence[tuple[str, Promise]]

# What every room meets that calls out (`shared.web`).
SAYINGS: Sayings = {
    "no answer in time": _("No answer in time"),
    "unknown host": _("There is no such host"),
    "address not allowed": _("The address is not allowed"),
    "answer too long": _("The answer is too long"),
    "no connection": _("No connection"),
    "unfinished": _("No attempt came to an end"),
    "left unfinished by every attempt": _("No attempt came to an end"),
}
PATTERNS: Patterns = (
    (r"answered (\d+)", _("The server answered with %(what)s")),
    (r"no connection \((\w+)\)", _("No connection (%(what)s)")),
)


def in_words(error: str, sayings: Sayings, patterns: Patterns = ()) -> str:
    """A sentence for people, by a room's own sayings first; what is not known stays as it was written down."""
    known = {**SAYINGS, **sayings}
    if error in known:
        return str(known[error])
    for pattern, saying in (*patterns, *PATTERNS):
        found = re.fullmatch(pattern, error)
        if found:
            return str(saying) % {"what": found[1]}
    return error
