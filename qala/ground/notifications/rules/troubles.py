"""What went wrong with a dispatch, in words."""

from django.utils.translation import gettext_lazy as _

from qala.shared import troubles

SAYINGS = {
    "refused": _("The person cannot be reached there"),
    "refused by the mail server": _("The mail server refused the address for good"),
    "no device any more": _("No browser of the person takes messages any more"),
    "no key of a browser": _("The browser's subscription cannot be used"),
    "not wanted any more": _("The person wants no more of it"),
}
PATTERNS = ((r"fault \((\w+)\)", _("A fault in the program (%(what)s)")),)


def in_words(error: str) -> str:
    """A sentence for people."""
    return troubles.in_words(error, SAYINGS, PATTERNS)
