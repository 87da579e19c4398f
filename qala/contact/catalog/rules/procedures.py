"""What a procedure may ask for and count: fixed words of the code; which of them hold is the city's data."""

from collections.abc import Iterable, Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.rules.stages import TargetKind

OPERATIONAL = "operational"
"""The procedure of an ordinary 109 case; such appeals carry none."""
LATE_NOT_STATED = "late-not-stated"
"""The reason of an imported late answer whose register named none; nobody can choose it."""


class PersonField(TextChoices):
    """What a procedure may require of the applicant (APPC art. 63)."""

    FULL_NAME = "full_name", _("Full name")
    IIN = "iin", _("IIN")
    HOME_ADDRESS = "home_address", _("Postal address")
    PHONE = "phone", _("Phone")
    EMAIL = "email", _("E-mail")


class TermKind(TextChoices):
    """What a procedure counts in time: targets, and the two bounds that are no targets."""

    ACCEPT = TargetKind.ACCEPT.value, TargetKind.ACCEPT.label
    FIRST_ANSWER = TargetKind.FIRST_ANSWER.value, TargetKind.FIRST_ANSWER.label
    RESOLVE = TargetKind.RESOLVE.value, TargetKind.RESOLVE.label
    REDIRECT = TargetKind.REDIRECT.value, TargetKind.REDIRECT.label
    NOTICE = TargetKind.NOTICE.value, TargetKind.NOTICE.label
    EXTEND_MOST = "extend_most", _("Extension, at most")
    HEARING_AHEAD = "hearing_ahead", _("Hearing called ahead by")


# Terms that start with the appeal; the notice starts with a decision.
FIRST_KINDS = (TargetKind.ACCEPT, TargetKind.FIRST_ANSWER, TargetKind.RESOLVE, TargetKind.REDIRECT)


def missing_fields(required: Iterable[str], given: Mapping[str, str]) -> list[str]:
    """Required fields of the applicant that are empty, in the order of `PersonField`."""
    wanted = set(required)
    return [name for name in PersonField.values if name in wanted and not given.get(name, "").strip()]
