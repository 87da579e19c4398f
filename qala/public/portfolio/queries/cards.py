"""The large cards above the list: blocks, then portfolios, each with its own sums."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from qala.public.portfolio.queries.names import named, portfolios
from qala.public.portfolio.queries.totals import Totals, total, totals_by
from qala.public.projection.access import public_projects
from qala.public.projection.models import PublicProject
from qala.shared.clock import today


@dataclass(frozen=True)
class Card:
    """`url` is the list of the very projects that are counted."""

    name: str
    url: str
    totals: Totals


def list_url(**chosen: str) -> str:
    """The list with a filter, of what is not cancelled, as the sums are; what is late is not cancelled either."""
    return f"{reverse('portfolio:projects')}?{urlencode({'sign': 'live', **chosen})}"


def totals_with_links(rows: QuerySet[PublicProject], **chosen: str) -> dict[str, Any]:
    """What `portfolio/projects/totals.html` draws: sums of rows, and the lists that hold what they count."""
    year = str(today().year)
    made = total(rows)
    return {
        "totals": made,
        "year": year,
        "all_url": list_url(**chosen),
        "late_url": list_url(**{**chosen, "sign": "late"}),
        "ending_url": list_url(**{**chosen, "year": year}),
        "stages": [(list_url(**{**chosen, "stage": code}), name, count) for code, name, count in made.stages],
    }


def cards(column: str, parameter: str) -> list[Card]:
    """One for each code, the most projects first. Three statements, two while the names are remembered."""
    names = dict(portfolios() if column == "portfolios" else named(column))
    found = totals_by(public_projects(), column)
    made = [
        Card(names.get(code, code), list_url(**{parameter: code}), one) for code, one in found.items() if code
    ]
    return sorted(made, key=lambda card: (-card.totals.count, card.name))
