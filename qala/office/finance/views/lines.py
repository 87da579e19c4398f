"""Budget lines: the list, one line, its amounts and parts."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.office.finance.access import can_plan, money_projects, sees_money, visible_lines
from qala.office.finance.actions import allocate, correct_revision, plan_line, revise_line
from qala.office.finance.filters import LineFilter
from qala.office.finance.forms.base import CorrectionForm
from qala.office.finance.forms.budget import AllocationForm, LineForm, RevisionForm
from qala.office.finance.models import BudgetLine, BudgetRevision, Payment
from qala.office.finance.queries.facts import allocations_of, holding, with_amounts
from qala.office.finance.queries.lines import given_of
from qala.office.finance.rules.figures import minus, percent
from qala.office.finance.tables import LineTable
from qala.office.finance.views.cells import Cell, Grid, money, part, share
from qala.office.finance.views.money import payments_grid
from qala.office.finance.views.trails import of_lines, page
from qala.office.projects.models import Project
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


@login_required
@require_GET
def lines(request: HttpRequest) -> HttpResponseBase:
    """All that the person sees."""
    require(sees_money(request.user))
    rows = visible_lines(request.user).select_related("administrator")
    return list_screen(
        request,
        queryset=with_amounts(rows, today()),
        table=LineTable,
        filters=LineFilter,
        template="finance/lines.html",
        screen="finance.lines",
        context={"may_plan": can_plan(request.user)},
    )


@login_required
@require_GET
def line(request: HttpRequest, pk: int) -> HttpResponse:
    """One line: its amounts, its projects, its payments."""
    rows = visible_lines(request.user).select_related("administrator")
    row: Any = found(with_amounts(rows, today()), pk=pk)
    given = given_of(row.pk, row.amount, today())
    paid = holding(Payment.objects.filter(line=row), today()).select_related("contract", "line")
    context = {
        "line": row,
        "facts": [
            (_("Source of money"), row.get_source_display()),
            (_("Budget programme"), row.programme_code),
            (_("Cost item"), row.get_cost_item_display()),
            (_("Administrator"), row.administrator.name),
            (_("Number in the register"), row.reference),
        ],
        "figures": [
            money(row.amount, row.currency),
            money(given, row.currency),
            money(minus(row.amount, given), row.currency),
            money(row.paid, row.currency),
            share(percent(row.paid, row.amount)),
        ],
        "is_over": given is not None and given > row.amount,
        "revisions": _revisions(row),
        "parts": _parts(row),
        "payments": payments_grid(paid.order_by("-valid_on", "-pk")[:15]),
        "may_plan": can_plan(request.user, row),
        "entries": timeline.of(row),
        "crumbs": of_lines((row, "")),
    }
    return render(request, "finance/line.html", context)


def _revisions(line: BudgetLine) -> Grid:
    rows = [
        [
            Cell(row.valid_on, hint="day"),
            Cell(row.get_version_display()),
            money(row.amount, line.currency),
            Cell(row.document or "–"),
            Cell(row.reason, reverse("finance:correct_revision", args=[row.pk]), hint="correct"),
        ]
        for row in line.revisions.filter(superseded_by=None).order_by("-valid_on", "-pk")
    ]
    columns = [
        (_("From"), False),
        (_("Version"), False),
        (_("Amount"), True),
        (_("By which document"), False),
        (_("Correction"), False),
    ]
    return Grid(_("Amounts of the line"), columns, rows)


def _parts(line: Any) -> Grid:
    rows = []
    for row in allocations_of(line.pk, today()):
        amount = row.amount if row.share is None else line.amount and row.share * line.amount
        url = reverse("finance:money", args=[row.project.code])
        said = Cell("–" if row.share is None else part(row.share), is_end=True)
        rows.append(
            [Cell(row.project.code, url), Cell(row.project.short), said, money(amount, line.currency)]
        )
    columns = [(_("Project"), False), (_("Name"), False), (_("Share"), True), (_("Amount"), True)]
    return Grid(_("Projects of the line"), columns, rows)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_line(request: HttpRequest) -> HttpResponse:
    """Write one."""
    require(can_plan(request.user))
    form = LineForm(request.POST or None, user=request.user)
    heading = _("New budget line")
    return form_page(
        request,
        form,
        heading,
        reverse("finance:lines"),
        lambda words: plan_line(by=request.user, **words).get_absolute_url(),
        crumbs=of_lines((heading, "")),
    )


def _own(request: HttpRequest, pk: int) -> tuple[BudgetLine, list[Any]]:
    row = found(visible_lines(request.user), pk=pk)
    require(can_plan(request.user, row))
    return row, of_lines((row, row.get_absolute_url()))


@login_required
@require_http_methods(["GET", "POST"])
@once
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Another amount from a day on."""
    _row, crumbs = _own(request, pk)
    form = RevisionForm(request.POST or None)
    return page(
        request,
        form,
        _("Revise the amount"),
        crumbs,
        lambda words: revise_line(line_id=pk, by=request.user, **words),
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """A part for a project."""
    _row, crumbs = _own(request, pk)
    projects = money_projects(request.user).exclude(stage__in=("closed", "cancelled")).order_by("code")
    asked = Project.objects.filter(code=request.GET.get("project", "")).first()
    form = AllocationForm(request.POST or None, projects=projects, initial={"project": asked})

    def write(words: dict[str, Any]) -> Any:
        percent = words.pop("share")
        return allocate(
            line_id=pk, by=request.user, share=None if percent is None else percent / 100, **words
        )

    return page(request, form, _("Give to a project"), crumbs, write)


@login_required
@require_http_methods(["GET", "POST"])
@once
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """An amount was written wrongly."""
    old = found(BudgetRevision.objects.filter(line__in=visible_lines(request.user)), pk=pk)
    _row, crumbs = _own(request, old.line_id)
    form = CorrectionForm(request.POST or None, initial={"amount": old.amount})
    return page(
        request,
        form,
        _("Correct the amount"),
        crumbs,
        lambda words: correct_revision(revision_id=pk, by=request.user, **words),
        lead=_("The wrong entry stays in the history; sums use the new one."),
    )
