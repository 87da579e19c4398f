"""Tables of money by source and year, with ceilings."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.office.finance.models import Source
from qala.office.finance.views.cells import Cell, Grid
from qala.office.fiveyear.models import PlanVersion
from qala.office.fiveyear.rules.compare import Money, overruns
from qala.shared.money import short

ZERO = Decimal(0)


def year_columns(years: range) -> list[tuple[Any, bool]]:
    """A column for each year and one for all."""
    return [*((str(year), True) for year in years), (_("Together"), True)]


def sources_grid(version: PlanVersion, sums: Money, ceilings: Money) -> Grid:
    """Source by year; a sum above its ceiling is red and says by how much."""
    years, currency = version.plan.years, version.plan.currency
    over = overruns(sums, ceilings)
    rows = []
    for source in Source:
        cells = [_cell(sums, ceilings, over, (year, source.value), currency) for year in years]
        whole = sum((sums.get((year, source.value), ZERO) for year in years), ZERO)
        if whole or any((year, source.value) in ceilings for year in years):
            rows.append([Cell(source.label), *cells, _brief(whole, currency)])
    by_year = [[sums[key] for source in Source if (key := (year, source.value)) in sums] for year in years]
    foot = [_brief(sum(known, ZERO), currency) if known else Cell("–", "", True) for known in by_year]
    total = sum(sums.values(), ZERO)
    columns = [(_("Source of money"), False), *year_columns(years)]
    return Grid(
        _("Money by year and source"),
        columns,
        rows,
        [[Cell(_("Together")), *foot, _brief(total, currency)]] if rows else [],
    )


def _brief(amount: Decimal, currency: str) -> Cell:
    """Three figures, as the cells above have: in full it is in the files."""
    return Cell(short(amount, currency), is_end=True)


def _cell(sums: Money, ceilings: Money, over: Any, key: tuple[int, str], currency: str) -> Cell:
    amount, limit = sums.get(key, ZERO), ceilings.get(key)
    if key in over:
        words = _("%(amount)s, %(over)s above the ceiling")
        return Cell(
            words % {"amount": short(amount, currency), "over": short(over[key], currency)}, "", True, "bad"
        )
    if limit is not None:
        words = _("%(amount)s of %(limit)s")
        return Cell(words % {"amount": short(amount, currency), "limit": short(limit, currency)}, "", True)
    return Cell(short(amount, currency) if amount else "–", "", True)


def proposals_grid(version: PlanVersion, proposals: Any) -> Grid:
    """Proposals by year."""
    years, currency = version.plan.years, version.plan.currency
    rows = []
    for row in proposals:
        by_year = dict.fromkeys(years, ZERO)
        for each in row.money.all():
            by_year[each.year] = by_year.get(each.year, ZERO) + each.amount
        cells = [Cell(short(amount, currency) if amount else "–", is_end=True) for amount in by_year.values()]
        # A code does not break at its hyphen.
        said = row.project.code.replace("-", "\N{NON-BREAKING HYPHEN}") if row.project else "–"
        url = row.project.get_absolute_url() if row.project else ""
        total = Cell(short(sum(by_year.values(), ZERO), currency), is_end=True)
        rows.append(
            [
                Cell(row.title, row.get_absolute_url(), below=row.department.name),
                Cell(said, url),
                *cells,
                total,
            ]
        )
    columns = [
        (_("Proposal"), False),
        (_("Project"), False),
        *year_columns(years),
    ]
    return Grid(_("Proposals"), columns, rows)
