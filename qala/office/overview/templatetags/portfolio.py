"""Amounts, shares and differences as the pages of the portfolio say them; links that open the rows of a number."""

from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html

from qala.office.overview.queries.lights import DASH, TONES, signed
from qala.shared import money

register = template.Library()
# What a project without a standing gives to a template.
UNKNOWN = (None, "")


@register.simple_tag
def rows_url(asked: Any, **conditions: Any) -> str:
    """The table with the page's own filter and these conditions."""
    return str(asked.rows_url(**conditions))


@register.simple_tag
def group_url(asked: Any, parameter: str, key: Any, **conditions: Any) -> str:
    """The same for a group of totals; a group without a key opens everything of the page."""
    return str(asked.rows_url(**{parameter: key}, **conditions))


@register.simple_tag
def amount(value: Any, currency: str) -> str:
    """Three figures and the currency."""
    return money.short(value, currency)


@register.simple_tag
def opened(url: str, value: Any, currency: str) -> str:
    """An amount as a link to its rows; where nothing is known there is nothing to open."""
    said = money.short(value, currency)
    return said if value in UNKNOWN or not value else format_html('<a href="{}">{}</a>', url, said)


@register.simple_tag
def more_or_less(value: Any, currency: str) -> str:
    """An amount with its sign."""
    said = money.short(None if value is None else abs(value), currency)
    return said if not value else f"{'+' if value > 0 else '−'}{said}"


@register.filter
def currency_sign(currency: str) -> str:
    """₸ for KZT."""
    return money.sign(currency)


@register.filter
def percent(value: Any) -> str:
    """One decimal and the sign, or a dash."""
    return DASH if value in UNKNOWN else f"{number_format(round(value, 1))} %"


@register.filter
def whole(value: Any) -> str:
    """Grouped, or a dash."""
    return DASH if value in UNKNOWN else number_format(round(value), force_grouping=True)


@register.filter
def days(value: Any) -> str:
    """Signed calendar days."""
    return signed(value)


@register.filter
def tone(health: str) -> str:
    """The tone of a light."""
    return TONES.get(health, "neutral")
