"""What went wrong with a delivery, in words: kept in the short form of the code, shown in the reader's language."""

import re

from django.utils.translation import gettext_lazy as _

SAYINGS = {
    "no answer in time": _("No answer in time"),
    "unknown host": _("There is no such host"),
    "address not allowed": _("The address is not allowed"),
    "answer too long": _("The answer is too long"),
    "the answer is no JSON": _("The answer cannot be read"),
    "the answer is no list": _("The answer cannot be read"),
    "the answer is no list of one": _("The answer cannot be read"),
    "left unfinished by every attempt": _("No attempt came to an end"),
    "the webhook is not in use": _("The webhook is not in use"),
    "the system is not in use": _("The system is not in use"),
    "late_cause": _("They answered after the term: answer the appeal here, with a reason from the list"),
    "the appeal is with another executor by now": _("The appeal is with another executor by now"),
}
PATTERNS = (
    (re.compile(r"answered (\d+)"), _("The server answered with %(what)s")),
    (re.compile(r"no connection \((\w+)\)"), _("No connection (%(what)s)")),
    (re.compile(r"not written: (\w+)"), _("Their step was refused here (%(what)s)")),
)


def in_words(error: str) -> str:
    """A sentence for people; what is not known stays as it was written down."""
    plain = error.removeprefix("not written: ") if error.removeprefix("not written: ") in SAYINGS else error
    if plain in SAYINGS:
        return str(SAYINGS[plain])
    for pattern, saying in PATTERNS:
        found = pattern.fullmatch(error)
        if found:
            return str(saying) % {"what": found[1]}
    return error
