"""How long what is kept, as the city has set it."""

from datetime import date, datetime, timedelta

from qala.contact.appeals.models import Appeal
from qala.contact.contacts.models import Contact
from qala.public.cabinet.models import KeepingTerm
from qala.public.cabinet.models.terms import Subject
from qala.public.cabinet.rules.terms import TERMS
from qala.shared.clock import city_zone

__all__ = ["days_of", "kept_contact_until", "kept_until", "shown_terms"]


def days_of() -> dict[str, int]:
    """Days by subject; what nobody has loaded is as the house proposes. One statement."""
    known = dict(KeepingTerm.objects.values_list("subject", "days"))
    return {str(subject): known.get(subject, row[0]) for subject, row in TERMS.items()}


def shown_terms() -> dict[str, KeepingTerm]:
    """The terms with their reasons, by subject; where nobody has loaded one, what the house proposes."""
    names = ("days", "why_kk", "why_ru", "why_en")
    shown = {
        subject: KeepingTerm(subject=subject, **dict(zip(names, row, strict=True)))
        for subject, row in TERMS.items()
    }
    return shown | {term.subject: term for term in KeepingTerm.objects.all()}


def kept_until(appeal: Appeal, days: dict[str, int], *, at: datetime) -> date:
    """The day from which the appeal no longer needs its person; an open one counts from `at` and is looked at again."""
    ended_at = at if appeal.is_open else (appeal.closed_at or appeal.resolved_at or appeal.changed_at)
    length = days[Subject.LEGAL if appeal.is_legal else Subject.CASE]
    return ended_at.astimezone(city_zone()).date() + timedelta(days=length)


def kept_contact_until(contact: Contact, days: dict[str, int]) -> date:
    """The same for a call."""
    return contact.ended_at.astimezone(city_zone()).date() + timedelta(days=days[Subject.CONTACT])
