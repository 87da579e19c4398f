"""The page "Money" of a project."""

from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from qala.office.finance.access import SEE_MONEY, TELL_LABOUR, WRITE_MONEY
from qala.office.finance.models import Contract, Payment, Source
from qala.office.finance.queries.checks import sums_agree
from qala.office.finance.queries.facts import holding, with_values
from qala.office.finance.queries.labour import labour
from qala.office.finance.queries.totals import months, of_project, totals
from qala.office.finance.rules.figures import Sums, percent, year_forecast
from qala.office.finance.views.cells import Cell, Grid, money, said_percent, share
from qala.office.finance.views.days import day_of
from qala.office.projects.access import may
from qala.office.projects.models import Project
from qala.office.projects.views.frame import frame, project_of
from qala.shared.money import say
from qala.shared.ui import charts

SHOWN = 15


@login_required
@require_GET
def of_one(request: HttpRequest, code: str) -> HttpResponse:
    """Everything that is known of a project's money, as of a day."""
    project = project_of(request, code, SEE_MONEY)
    day = day_of(request)
    rows = Project.objects.filter(pk=project.pk)
    plan = months(totals(rows, day, ("month",)), project.currency)
    context = {
        "day": day,
        "tiles": [_tiles(project, one, plan, day) for one in of_project(project, day).get((), [])],
        "years": years(project, day),
        "chart": curve(plan),
        "contracts": contracts(project, day),
        "payments": payments(project, day),
        "labour": labour(rows, day).get((), []),
        "findings": list(sums_agree(project, day)),
        "may_write": may(request.user, WRITE_MONEY, project),
        "may_tell": may(request.user, TELL_LABOUR, project),
        "payments_url": f"{reverse('finance:payments')}?{urlencode({'project': project.code})}",
        "labour_url": f"{reverse('finance:labour')}?{urlencode({'project': project.code})}",
    }
    return render(request, "finance/money.html", frame(request, project, "money", **context))


def _tiles(project: Project, sums: Sums, plan: list[Any], day: date) -> dict[str, Any]:
    """Words of the tiles of one currency; the year's forecast is for the project's own."""
    year = of_project(project, day, ("year",)).get((day.year,), [])
    now = next((one for one in year if one.currency == sums.currency), Sums(sums.currency))
    planned = {month: amount for month, amount, _paid in plan if amount is not None}
    forecast = (
        year_forecast(now.paid, sums.unpaid, planned, day) if sums.currency == project.currency else None
    )
    growth = sums.contract_growth
    return {
        "budget": say(sums.budget, sums.currency),
        "budget_growth": _signed(sums.budget_growth),
        "contracted": say(sums.contracted, sums.currency),
        "contract_growth": _signed(growth),
        "growth_tone": "bad" if growth and growth > 0 else "good",
        "paid": say(sums.paid, sums.currency),
        "absorbed": said_percent(sums.absorbed),
        "year_absorbed": said_percent(percent(now.paid, now.budget)),
        "unpaid": say(sums.unpaid, sums.currency),
        "forecast": say(forecast, sums.currency) if forecast is not None else "",
        "limit": say(now.budget, sums.currency),
        "is_over": forecast is not None and now.budget is not None and forecast > now.budget,
        "year": day.year,
    }


def _signed(value: Decimal | None) -> str:
    if not value:
        return ""
    return ("+" if value > 0 else "") + said_percent(value)


def years(project: Project, day: date) -> Grid:
    """Year by source: budget, paid, absorbed; every amount opens its rows."""
    found = of_project(project, day, ("year", "source"))
    rows = [
        _year_row(project, year, source, one)
        for (year, source), sums in sorted(found.items())
        for one in sums
        if one.budget is not None or one.paid is not None
    ]
    foot = [
        [
            Cell(_("Together")),
            Cell(""),
            money(one.original, one.currency),
            money(one.budget, one.currency),
            money(one.paid, one.currency),
            share(percent(one.paid, one.budget)),
        ]
        for one in of_project(project, day).get((), [])
    ]
    columns = [
        (_("Year"), False),
        (_("Source of money"), False),
        (_("As approved"), True),
        (_("Budget"), True),
        (pgettext("money", "Paid"), True),
        (_("Absorbed"), True),
    ]
    return Grid(_("Money by year and source"), columns, rows, foot if rows else [])


def _year_row(project: Project, year: int, source: str, sums: Sums) -> list[Cell]:
    lines = urlencode({"project": project.code, "year": year, "source": source})
    paid = {"project": project.code, "paid_from": f"{year}-01-01", "paid_to": f"{year}-12-31"}
    paid_url = f"{reverse('finance:payments')}?{urlencode(paid | ({'source': source} if source else {}))}"
    return [
        Cell(year),
        Cell(Source(source).label if source else _("Source not named")),
        money(sums.original, sums.currency),
        money(sums.budget, sums.currency, f"{reverse('finance:lines')}?{lines}"),
        money(sums.paid, sums.currency, paid_url),
        share(percent(sums.paid, sums.budget)),
    ]


def curve(rows: list[tuple[date, Decimal | None, Decimal | None]]) -> charts.Chart | None:
    """Plan and fact, added up month by month; the fact ends with its last payment."""
    if len(rows) < 2:
        return None  # a line needs two points
    plan, fact = _running([row[1] for row in rows]), _running([row[2] for row in rows])
    last = max((index for index, row in enumerate(rows) if row[2] is not None), default=-1)
    series = [
        charts.Series(_("Plan by the baseline"), plan, "neutral"),
        charts.Series(
            pgettext("money", "Paid"), [*fact[: last + 1], *[None] * (len(rows) - last - 1)], "info"
        ),
    ]
    if all(row[1] is None for row in rows):
        del series[0]
    return charts.line(_("Month"), [f"{row[0]:%Y-%m}" for row in rows], series)


def _running(values: list[Decimal | None]) -> list[int]:
    total, sums = Decimal(0), []
    for value in values:
        total += value or Decimal(0)
        sums.append(int(total))
    return sums


def contracts(project: Project, day: date) -> Grid:
    """Contracts that serve the project, whole."""
    serving = Contract.objects.filter(
        pk__in=project.contract_shares.order_by().values("contract_id"), signed_on__lte=day
    )
    found: Any = with_values(serving.select_related("supplier"), day).order_by("signed_on", "pk")
    rows = [
        [
            Cell(row.number, row.get_absolute_url()),
            Cell(row.supplied_by),
            Cell(row.get_nature_display()),
            money(row.value_now, row.currency),
            money(row.certified, row.currency),
            money(row.paid, row.currency, tone="bad" if row.paid and row.paid > row.value_now else ""),
            Cell(row.get_status_display()),
        ]
        for row in found
    ]
    columns = [
        (_("Number"), False),
        (_("Supplier"), False),
        (_("Kind"), False),
        (pgettext("money", "Value"), True),
        (_("Accepted works"), True),
        (pgettext("money", "Paid"), True),
        (pgettext("contract", "State"), False),
    ]
    return Grid(_("Contracts"), columns, rows)


def payments(project: Project, day: date) -> Grid:
    """The newest payments that hold."""
    serving = project.contract_shares.order_by().values("contract_id")
    own = Payment.objects.filter(project=project) | Payment.objects.filter(project=None, contract__in=serving)
    found = holding(own, day).select_related("contract", "line").order_by("-valid_on", "-pk")[:SHOWN]
    return payments_grid(found)


def payments_grid(found: Any) -> Grid:
    """Payments, each with the page that corrects it."""
    rows = [
        [
            Cell(row.valid_on, hint="day"),
            money(row.amount, row.currency, tone="warn" if row.amount < 0 else ""),
            Cell(row.act_number or "–"),
            Cell(row.contract.number, row.contract.get_absolute_url()) if row.contract else Cell("–"),
            Cell(row.line.get_source_display() if row.line else _("Source not named")),
            Cell(row.reason, reverse("finance:correct_payment", args=[row.pk]), hint="correct"),
        ]
        for row in found
    ]
    columns = [
        (_("Paid on"), False),
        (_("Amount"), True),
        (_("Act"), False),
        (_("Contract"), False),
        (_("Source of money"), False),
        (_("Correction"), False),
    ]
    return Grid(_("Payments"), columns, rows)
