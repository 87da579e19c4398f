"""What a procedure may ask for and count: fixed words of the code; which of them hold is the city's data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.rules.stages import TargetKind
from qala.contact.catalog.rules.terms import Term
from qala.ground.calendars.rules.allowance import Allowance

OPERATIONAL = "operational"
"""The procedure of an ordinary 109 case; such appeals carry none."""


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


@dataclass(frozen=True, slots=True)
class ProcedureValue:
    """A procedure as a value. `terms` holds every version of its terms."""

    id: int
    code: str
    name_kk: str
    name_ru: str
    name_en: str
    prefix: str
    is_legal: bool
    required: frozenset[str]
    needs_hearing: bool
    needs_late_cause: bool
    checks_language: bool
    takes_appeals: bool
    is_active: bool
    terms: tuple[Term, ...] = ()

    @property
    def name(self) -> str:
        """The name in the active language, or the first that is filled."""
        wanted = getattr(self, f"name_{(get_language() or 'kk')[:2]}", "")
        return str(wanted or self.name_kk or self.name_ru or self.name_en)

    def terms_on(self, day: date) -> dict[str, Term]:
        """The term of each kind that holds on the day, the newest version of each."""
        best: dict[str, Term] = {}
        for term in self.terms:
            if term.valid_from <= day and (term.valid_to is None or day < term.valid_to):
                known = best.get(term.kind)
                if known is None or term.valid_from > known.valid_from:
                    best[term.kind] = term
        return best

    def bound(self, kind: str, day: date) -> Allowance | None:
        """One bound (`TermKind`) as an allowance; None where the city set none."""
        found = self.terms_on(day).get(kind)
        return found.allowance if found else None


def missing_fields(required: Iterable[str], given: Mapping[str, str]) -> list[str]:
    """Required fields of the applicant that are empty, in the order of `PersonField`."""
    wanted = set(required)
    return [name for name in PersonField.values if name in wanted and not given.get(name, "").strip()]
