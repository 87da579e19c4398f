"""Totals by whatever is asked for; every number opens its rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from qala.office.overview.queries.totals import Total, dimensions, totals
from qala.office.overview.templatetags.portfolio import amount, more_or_less, percent, whole
from qala.office.overview.views.portfolio_frame import Asked, ask, frame

LIVE = {"sign": "live"}


@dataclass(frozen=True)
class Figure:
    """A column: how it is said, and the conditions and the order in which the table opens its rows."""

    label: "str | Promise"
    shown: Callable[[Total], str]
    conditions: dict[str, str] = field(default_factory=dict)
    sort: str = ""


def _money(label: "str | Promise", name: str, sort: str, **conditions: str) -> Figure:
    return Figure(label, lambda one: amount(getattr(one, name), one.currency), conditions, sort)


def _count(label: "str | Promise", name: str, sort: str = "", **conditions: str) -> Figure:
    return Figure(label, lambda one: whole(getattr(one, name)), conditions, sort)


PROGRESS = (
    _count(gettext_lazy("Projects"), "projects"),
    _count(gettext_lazy("In trouble"), "red", health="red", **LIVE),
    _count(gettext_lazy("Late"), "late", "-slip", sign="late"),
    Figure(gettext_lazy("Physical per cent"), lambda one: percent(one.physical), LIVE, "-physical"),
    _money(gettext_lazy("Original budget"), "original", "-original", **LIVE),
    _money(gettext_lazy("Budget"), "budget", "-budget", **LIVE),
    Figure(gettext_lazy("Growth"), lambda one: more_or_less(one.growth, one.currency), LIVE, "-growth"),
    _money(gettext_lazy("Contracted"), "contracted", "-contracted", **LIVE),
    _money(gettext_lazy("Paid"), "spent", "-paid"),
    Figure(gettext_lazy("Per cent of money"), lambda one: percent(one.financial), LIVE, "-financial"),
)
TIME = (
    _count(gettext_lazy("Planned days"), "planned_days", "baseline_finish", **LIVE),
    _count(gettext_lazy("Days of delay"), "delay_days", "-slip", sign="late"),
    _count(gettext_lazy("Longest slip"), "longest_slip", "-slip", sign="late"),
    _count(gettext_lazy("Planned person-hours"), "hours_planned", "-hours_planned", **LIVE),
    _count(gettext_lazy("Person-hours"), "hours_spent", "-hours", **LIVE),
    _money(gettext_lazy("Cost of labour"), "labour_cost", "-labour_cost", **LIVE),
    _count(gettext_lazy("People on site"), "people", "-people", **LIVE),
)


@dataclass(frozen=True)
class Grid:
    """A table: labels, lines and their sum, each a (label, address, cells of (label, words, address))."""

    title: str
    icon: str
    labels: list[Any]
    lines: list[Any]
    foot: list[Any]


@login_required
@require_GET
def sums(request: HttpRequest) -> HttpResponse:
    """Totals of progress, time, money and labour by whatever is asked for."""
    asked = ask(request)
    known = dimensions(asked.day)
    by = request.GET.get("by", "block")
    by = by if by in known else "block"
    lines, whole_of = totals(asked.rows, by, day=asked.day), totals(asked.rows, day=asked.day)
    parameter, is_mixed = known[by].parameter, len(whole_of) > 1
    words = {
        "dimension": known[by],
        "choices": [
            (name, one.label, asked.url("totals", by=name), name == by) for name, one in known.items()
        ],
        "whole": whole_of,
        "grids": [
            Grid(
                title, icon, [figure.label for figure in figures],
                [_line(asked, figures, one, one.label, parameter, is_mixed) for one in lines],
                [_line(asked, figures, one, _("In all"), "", is_mixed) for one in whole_of],
            )
            for title, icon, figures in (
                (_("Progress and money"), "coins", PROGRESS), (_("Time and labour"), "clock", TIME),
            )
        ],
    }  # fmt: skip
    return render(request, "overview/totals.html", frame(request, asked, "totals", **words))


def _line(
    asked: Asked, figures: Iterable[Figure], one: Total, label: str, parameter: str, is_mixed: bool
) -> tuple[str, str, list[Any]]:
    where = {parameter: one.key} if parameter else {}
    if is_mixed:
        where["currency"] = one.currency
    # Rows that lack what is grouped by have no filter of their own: better no link than one to other rows.
    is_open = not parameter or one.key not in (None, "")
    cells = []
    for figure in figures:
        said = figure.shown(one)
        url = asked.rows_url(**(figure.conditions | where), sort=figure.sort) if is_open else ""
        cells.append((figure.label, said, url))
    return label, asked.rows_url(**where) if is_open else "", cells
