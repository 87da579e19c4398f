"""The terms every city starts with: samples of the house, to be checked against the law by the city's lawyers."""

from collections.abc import Callable

from qala.public.cabinet.models import KeepingTerm
from qala.public.cabinet.rules.terms import TERMS
from qala.shared import reference


def load(report: Callable[[str], None]) -> None:
    """Create what is missing; terms that exist are the city's."""
    made = 0
    for subject, (days, kk, ru, en) in TERMS.items():
        words = {"days": days, "why_kk": kk, "why_ru": ru, "why_en": en, "is_sample": True}
        made += KeepingTerm.objects.get_or_create(subject=subject, defaults=words)[1]
    report(f"keeping terms: {made} added")


reference.register(70, "cabinet", load)
