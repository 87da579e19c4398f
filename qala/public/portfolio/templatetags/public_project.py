"""Words for the codes and figures of public facts."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format

from qala.office.finance.models.budget import Source
from qala.office.finance.models.contract import ContractChange, Method, Nature, Status
from qala.office.projects.models import Health, SlipReason, Stage
from qala.office.reporting.models.photo import PhotoKind
from qala.office.risks.models.result import Level
from qala.office.risks.models.risk import Category
from qala.public.projection.rules.facts import Words
from qala.shared import money
from qala.shared.sheets import signed

register = template.Library()
DASH = "–"
LABELS: dict[str, Any] = {
    "category": Category, "change": ContractChange.Kind, "health": Health, "level": Level, "method": Method,
    "nature": Nature, "photo": PhotoKind, "slip": SlipReason, "source": Source, "stage": Stage, "status": Status,
}  # fmt: skip


@register.filter
def said(code: str, of: str) -> str:
    """The words of an office's code; a code that nobody knows stands for itself."""
    known = LABELS[of]
    return str(known(code).label) if code in known.values else code


@register.filter
def subject(name: str, title: Words) -> str:
    """A contract has one language; when it is called as its project is, the reader's language says it."""
    return str(title) if name in (title.kk, title.ru, title.en) else name


@register.filter
def percent(value: Decimal | None) -> str:
    """Whole per cents, tenths below ten."""
    if value is None:
        return DASH
    return f"{number_format(round(value, 1 if 0 < abs(value) < 10 else 0).normalize())}\xa0%"


@register.filter
def quantity(value: Decimal | None) -> str:
    """A figure without needless zeros."""
    return DASH if value is None else number_format(value.normalize(), force_grouping=abs(value) >= 10_000)


@register.filter
def short_money(amount: Decimal | None, currency: str) -> str:
    """Three figures and the currency."""
    return money.short(amount, currency)


@register.filter
def days(value: int | None) -> str:
    """With its sign."""
    return signed(value)
