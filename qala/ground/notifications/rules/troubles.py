"""What went wrong, in words: kept as a short code, shown in the reader's language."""

import re

from django.utils.translation import gettext_lazy as _

SAYINGS = {
    "refused": _("The person cannot be reached there"),
    "refused by the mail server": _("The mail server refused the address for good"),
    "no device any more": _("No browser of the person takes messages any more"),
    "no key of a browser": _("The browser's subscription cannot be used"),
    "not wanted any more": _("The person wants no more of it"),
    "unfinished": _("No attempt came to an end"),
    "no answer in time": _("No answer in time"),
    "unknown host": _("There is no such host"),
    "address not allowed": _("The address is not allowed"),
    "no connection": _("No connection"),
}
PATTERNS = (
    (re.compile(r"answered (\d+)"), _("The server answered with %(what)s")),
    (re.compile(r"no connection \((\w+)\)"), _("No connection (%(what)s)")),
    (re.compile(r"fault \((\w+)\)"), _("A fault in the program (%(what)s)")),
)


def in_words(error: str) -> str:
    """A sentence for people; what is not known stays as it was written down."""
    if error in SAYINGS:
        return str(SAYINGS[error])
    for pattern, saying in PATTERNS:
        found = pattern.fullmatch(error)
        if found:
            return str(saying) % {"what": found[1]}
    return error
