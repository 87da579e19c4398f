"""The large cards above the list: blocks, then portfolios, each with its own sums."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from qala.public.portfolio.queries.names import named, portfolios
from qala.public.portfolio.queries.totals import Totals, totals_by
from qala.public.projection.access import public_projects


@dataclass(frozen=True)
class Card:
    """`url` is the list of the very projects that are counted."""

    name: str
    url: str
    totals: Totals


def list_url(**chosen: str) -> str:
    """The list with a filter, of what is not cancelled: as the sums are."""
    return f"{reverse('portfolio:projects')}?{urlencode({**chosen, 'sign': 'live'})}"


def cards(column: str, parameter: str) -> list[Card]:
    """One for each code, the most projects first. Two statements, one while the names are remembered."""
    names = dict(portfolios() if column == "portfolios" else named(column))
    found = totals_by(public_projects(), column)
    made = [
        Card(names.get(code, code), list_url(**{parameter: code}), one) for code, one in found.items() if code
    ]
    return sorted(made, key=lambda card: (-card.totals.count, card.name))
