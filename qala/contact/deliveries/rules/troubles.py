"""What went wrong with a delivery, in words."""

from django.utils.translation import gettext_lazy as _

from qala.shared import troubles

SAYINGS = {
    "the answer is no JSON": _("The answer cannot be read"),
    "the answer is no list": _("The answer cannot be read"),
    "the answer is no list of one": _("The answer cannot be read"),
    "the webhook is not in use": _("The webhook is not in use"),
    "the system is not in use": _("The system is not in use"),
    "late_cause": _("They answered after the term: answer the appeal here, with a reason from the list"),
    "the appeal is with another executor by now": _("The appeal is with another executor by now"),
}
PATTERNS = ((r"not written: (\w+)", _("Their step was refused here (%(what)s)")),)


def in_words(error: str) -> str:
    """A sentence for people."""
    plain = error.removeprefix("not written: ")
    return troubles.in_words(plain if plain in SAYINGS else error, SAYINGS, PATTERNS)
