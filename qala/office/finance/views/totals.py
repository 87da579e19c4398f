"""Money of all projects together, divided as one asks."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_GET

from qala.ground.organisations.models import Organisation
from qala.ground.people.models import User
from qala.ground.places.models import District
from qala.office.finance.access import money_projects, sees_money
from qala.office.finance.models import Source
from qala.office.finance.queries.labour import Labour, labour
from qala.office.finance.queries.totals import by_years, months, regrouped, totals
from qala.office.finance.rules.figures import Sums
from qala.office.finance.views.cells import Cell, Grid, money, share
from qala.office.finance.views.days import day_of
from qala.office.finance.views.money import curve
from qala.office.projects.models import Block
from qala.shared.errors import require
from qala.shared.ui.parts import Tab

DIVISIONS = {
    "year": gettext_lazy("by year and source"),
    "block": gettext_lazy("by block"),
    "district": gettext_lazy("by district"),
    "curator": gettext_lazy("by curator"),
    "department": gettext_lazy("by department"),
    "customer": gettext_lazy("by customer"),
}
NAMED: dict[str, Any] = {
    "block": Block,
    "district": District,
    "curator": User,
    "department": Organisation,
    "customer": Organisation,
}


@login_required
@require_GET
def all_money(request: HttpRequest) -> HttpResponse:
    """Sums over distinct projects; currencies stand apart."""
    require(sees_money(request.user))
    day, by = day_of(request), request.GET.get("by", "year")
    by = by if by in DIVISIONS else "year"
    projects = money_projects(request.user)
    # One statement: everything else that the page says is added up from its rows.
    found = totals(projects, day, ("month", "source") if by == "year" else (by,))
    together = regrouped(found, lambda _key: ()).get((), [])
    context = {
        "day": day,
        "by": by,
        "tabs": [Tab(label, f"?by={key}&day={day}", key == by) for key, label in DIVISIONS.items()],
        "grid": _grid(by_years(found) if by == "year" else found, by, together),
        "labour": _labour(projects, day, by) if by != "year" else None,
        "chart": curve(months(found, together[0].currency)) if by == "year" and together else None,
        "currency": together[0].currency if together else "",
        "crumbs": [(_("Money of the projects"), "")],
    }
    return render(request, "finance/totals.html", context)


def _grid(found: dict[Any, list[Sums]], by: str, together: list[Sums]) -> Grid:
    names = _names(by, [key[0] for key in found])
    rows = [
        _row(_said(key, names), one, _ways(by, key))
        for key, sums in sorted(found.items(), key=lambda pair: (str(_said(pair[0], names)), str(pair[0])))
        for one in sums
        if by != "year" or one.budget is not None or one.paid is not None
    ]
    columns = [
        (_("Division"), False),
        (_("As approved"), True),
        (_("Budget"), True),
        (_("Contracted"), True),
        (_("Accepted works"), True),
        (pgettext("money", "Paid"), True),
        (_("Absorbed"), True),
    ]
    return Grid(
        _("Money of the projects"),
        columns,
        rows,
        [_row(_("Together"), one, _ways("", ())) for one in together if rows],
    )


def _ways(by: str, key: tuple[Any, ...]) -> dict[str, str]:
    """The lists that hold the rows of a division; those of what is not named have none."""
    if by and key[-1] is None:
        return {}
    lines = contracts = payments = {by: key[0]} if by else {}
    if by == "year":
        span = f"{key[0]}-01-01", f"{key[0]}-12-31"
        source = {"source": key[1]} if key[1] else {}
        lines = {"year": key[0], **source}
        contracts = {"signed_from": span[0], "signed_to": span[1]}
        payments = {"paid_from": span[0], "paid_to": span[1], **source}
    asked = {"lines": lines, "contracts": contracts, "payments": payments, "labour": lines}
    return {name: f"{reverse(f'finance:{name}')}?{urlencode(words)}" for name, words in asked.items()}


def _row(name: Any, one: Sums, ways: dict[str, str]) -> list[Cell]:
    amounts = (
        (one.original, "lines"), (one.budget, "lines"), (one.contracted, "contracts"), (one.certified, "contracts"),
        (one.paid, "payments"),
    )  # fmt: skip
    cells = (money(amount, one.currency, ways.get(list_name, "")) for amount, list_name in amounts)
    return [Cell(name), *cells, share(one.absorbed)]


def _labour(projects: Any, day: date, by: str) -> Grid:
    found = labour(projects, day, (by,))
    names = _names(by, [key[0] for key in found])
    rows = [
        _labour_row(_said(key, names), one, _ways(by, key).get("labour", ""))
        for key, entries in sorted(found.items(), key=lambda pair: str(_said(pair[0], names)))
        for one in entries
    ]
    columns = [
        (_("Division"), False),
        (_("People on site"), True),
        (_("Person-hours"), True),
        (_("Cost"), True),
    ]
    return Grid(_("Labour"), columns, rows)


def _labour_row(name: Any, one: Labour, url: str) -> list[Cell]:
    known = [
        Cell("–" if value is None else value, "" if value is None else url, is_end=True)
        for value in (one.people, one.hours)
    ]
    return [Cell(name), *known, money(one.cost, one.currency, url)]


def _names(by: str, keys: list[Any]) -> dict[Any, str]:
    if by == "year":
        return {}
    rows = NAMED[by].objects.filter(pk__in=[key for key in keys if key is not None])
    return {row.pk: row.full_name if by == "curator" else row.name for row in rows}


def _said(key: tuple[Any, ...], names: dict[Any, str]) -> Any:
    if len(key) == 2:
        return f"{key[0]} · {Source(key[1]).label if key[1] else _('Source not named')}"
    return names.get(key[0]) or _("Not named")
