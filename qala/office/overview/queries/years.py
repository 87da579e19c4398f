"""Money by year and source, and over time: what `finance` sums up, for one question of the portfolio."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qala.office.finance.models.budget import Source
from qala.office.finance.queries.totals import Key, by_years, months, regrouped, totals
from qala.office.finance.rules.figures import Sums
from qala.office.projects.models import Project
from qala.shared.ui.charts import Chart, Series, bar, line

Found = dict[Key, list[Sums]]


@dataclass(frozen=True)
class Year:
    """Sums of one year in one currency, and of its budget by source: the filter that opens the rows, label, amount."""

    year: int
    sums: Sums
    sources: list[tuple[str, str, Decimal]]


def leaves(rows: QuerySet[Any]) -> QuerySet[Project]:
    """The same projects without what the page has joined to them."""
    return Project.objects.filter(pk__in=rows.order_by().values("pk"))


def sums_of(rows: QuerySet[Any], day: date) -> Found:
    """By month and source: the one statement of the page."""
    return totals(leaves(rows), day, ("month", "source"))


def years(sums: Found) -> dict[str, list[Year]]:
    """By currency, years ascending."""
    parts = by_years(sums)
    labels = dict(Source.choices)
    found: dict[str, list[Year]] = {}
    for (year,), of_year in sorted(regrouped(parts, lambda key: key[:1]).items()):
        for one in of_year:
            sources = [
                (f"{year}-{code}", str(labels[code]), part.budget)
                for code in labels
                for part in parts.get((year, code), [])
                if part.currency == one.currency and part.budget is not None
            ]
            found.setdefault(one.currency, []).append(Year(year, one, sources))
    return found


def curves(sums: Found, day: date, by_currency: dict[str, list[Year]]) -> dict[str, list[Chart]]:
    """By currency: budget and payments by year, and both cumulated by month."""
    made = {}
    for currency, by_year in by_currency.items():
        label = _("Year")
        bars = bar(
            label, [str(one.year) for one in by_year],
            [
                Series(_("Budget"), [_number(one.sums.budget) for one in by_year], "info"),
                Series(_("Paid"), [_number(one.sums.paid) for one in by_year], "good"),
            ],
        )  # fmt: skip
        made[currency] = [bars, _cumulated(sums, day, currency)]
    return made


def _cumulated(sums: Found, day: date, currency: str) -> Chart:
    planned = paid = Decimal(0)
    names, plan, fact = [], [], []
    for month, due, spent in months(sums, currency):
        planned, paid = planned + (due or 0), paid + (spent or 0)
        names.append(date_format(month, "M Y"))
        plan.append(_number(planned))
        fact.append(_number(paid) if month <= day else None)
    series = [Series(_("Planned by the baselines"), plan, "info"), Series(_("Paid"), fact, "good")]
    return line(_("Month"), names, series)


def _number(value: Decimal | None) -> int | float | None:
    return None if value is None else int(value) if value == value.to_integral_value() else float(value)
