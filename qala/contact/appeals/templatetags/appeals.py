"""Words of the room for templates."""

from typing import Any

from django import template

from qala.contact.appeals.models import Appeal, Target
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import TargetKind
from qala.contact.catalog.rules.terms import Term
from qala.contact.catalog.rules.units import in_words
from qala.ground.places.queries.hits import district_label

register = template.Library()


@register.filter
def target_word(kind: str) -> str:
    """The name of a kind of target."""
    return str(TargetKind(kind).label)


@register.filter
def term_words(term: Term) -> str:
    """ "15 working days"."""
    return in_words(term.allowance.amount, term.allowance.unit)


@register.filter
def allowance_words(target: Target) -> str:
    """The allowance a target was promised with; empty for one taken over from another register."""
    return in_words(target.amount, target.unit) if target.amount else ""


@register.filter
def district(appeal: Appeal) -> str:
    """The district's name in the active language."""
    return district_label(appeal.district_id)


@register.filter
def executor(executor_id: Any) -> str:
    """An organisation's name in the active language."""
    return book().executor_name(executor_id)
