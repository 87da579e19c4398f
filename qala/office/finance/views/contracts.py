"""Contracts: the list, one contract, its changes, acts and payments."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.office.finance.access import (
    WRITE_MONEY,
    can_write_contract,
    money_projects,
    visible_contracts,
)
from qala.office.finance.actions import change_contract, end_contract, share_contract, sign_contract
from qala.office.finance.filters import ContractFilter
from qala.office.finance.forms.contract import ChangeForm, ContractForm, EndForm, ShareForm
from qala.office.finance.models import Contract, Payment, Status
from qala.office.finance.queries.facts import holding, shares_of, with_values
from qala.office.finance.rules.figures import growth, minus, percent
from qala.office.finance.tables import ContractTable
from qala.office.finance.views.cells import Cell, Grid, money, part, share
from qala.office.finance.views.money import payments_grid
from qala.office.finance.views.trails import of_contracts, of_project, page
from qala.office.projects.access import sees_projects
from qala.office.projects.views.frame import project_of
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


@login_required
@require_GET
def contracts(request: HttpRequest) -> HttpResponseBase:
    """All that the person sees; a contractor the own ones."""
    require(sees_projects(request.user))
    rows = visible_contracts(request.user).select_related("supplier")
    return list_screen(
        request,
        queryset=with_values(rows, today()),
        table=ContractTable,
        filters=ContractFilter,
        template="finance/contracts.html",
        screen="finance.contracts",
    )


@login_required
@require_GET
def contract(request: HttpRequest, pk: int) -> HttpResponse:
    """One contract."""
    rows = visible_contracts(request.user).select_related("supplier", "customer")
    row: Any = found(with_values(rows, today()), pk=pk)
    paid = holding(Payment.objects.filter(contract=row), today()).select_related("contract", "line")
    context = {
        "contract": row,
        "facts": _facts(row),
        "figures": [
            money(row.value_now, row.currency),
            money(row.value, row.currency),
            share(growth(row.value_now, row.value)),
            money(row.certified, row.currency),
            money(row.paid, row.currency),
            money(minus(row.certified, row.paid), row.currency),
            share(percent(row.paid, row.value_now)),
        ],
        "is_over": row.paid is not None and row.paid > row.value_now,
        "shares": _shares(row),
        "changes": _changes(row),
        "acts": _acts(row),
        "payments": payments_grid(paid.order_by("-valid_on", "-pk")),
        "may_write": can_write_contract(request.user, row),
        "is_active": row.status == Status.ACTIVE,
        "entries": timeline.of(row),
        "crumbs": of_contracts((row.number, "")),
    }
    return render(request, "finance/contract.html", context)


def _facts(row: Any) -> list[tuple[Any, Any]]:
    told = [
        (_("Kind of contract"), row.get_nature_display()),
        (_("Supplier"), row.supplied_by),
        (_("BIN of the supplier"), row.supplier_bin or (row.supplier.bin if row.supplier else "")),
        (_("Customer"), row.customer.name if row.customer else ""),
        (_("Way of procurement"), row.get_method_display()),
        (_("Identifier of the procurement"), row.procurement_id),
        (_("Number of bidders"), row.bidders_count),
        (_("Signed on"), row.signed_on),
        (_("Works from"), row.starts_on),
        (_("Works until"), row.ends_now),
        (_("Works until, when signed"), row.ends_on if row.ends_on != row.ends_now else ""),
        (_("Ended on"), row.ended_on),
    ]
    return [(label, value) for label, value in told if value not in ("", None)]


def _shares(row: Contract) -> Grid:
    rows = [
        [
            Cell(each.project.code, reverse("finance:money", args=[each.project.code])),
            Cell(each.project.short),
            Cell(part(each.share), is_end=True),
        ]
        for each in shares_of(row.pk, today())
    ]
    return Grid(
        _("Projects of the contract"), [(_("Project"), False), (_("Name"), False), (_("Share"), True)], rows
    )


def _changes(row: Contract) -> Grid:
    rows = []
    for each in row.changes.filter(superseded_by=None).order_by("-valid_on", "-pk"):
        old, new = Cell("–"), Cell("–")
        if each.kind == "value":
            old, new = money(each.old_value, row.currency), money(each.new_value, row.currency)
        elif each.kind == "duration":
            old, new = Cell(each.old_ends_on, hint="day"), Cell(each.new_ends_on, hint="day")
        reason = f"{each.get_why_display()}: {each.words}"
        rows.append([Cell(each.valid_on, hint="day"), Cell(each.get_kind_display()), old, new, Cell(reason)])
    columns = [
        (_("Signed on"), False),
        (_("What changes"), False),
        (_("Before"), False),
        (_("After"), False),
        (_("Reason"), False),
    ]
    return Grid(_("Additional agreements"), columns, rows)


def _acts(row: Contract) -> Grid:
    rows = [
        [
            Cell(each.act_number),
            Cell(each.valid_on, hint="day"),
            money(each.amount, row.currency),
            Cell(each.project.code if each.project else _("by the shares")),
            Cell(each.reason, reverse("finance:correct_act", args=[each.pk]), hint="correct"),
        ]
        for each in holding(row.acts.all(), today()).select_related("project")
    ]
    columns = [
        (_("Act"), False),
        (_("Signed on"), False),
        (_("Amount"), True),
        (_("Project"), False),
        (_("Correction"), False),
    ]
    return Grid(_("Accepted works"), columns, rows)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_contract(request: HttpRequest, code: str) -> HttpResponse:
    """Write a signed one for a project."""
    project = project_of(request, code, WRITE_MONEY)
    form = ContractForm(request.POST or None, initial={"customer": project.customer_id})
    heading = _("New contract")
    return form_page(
        request,
        form,
        heading,
        reverse("finance:money", args=[code]),
        lambda words: sign_contract(project=project, by=request.user, **words).get_absolute_url(),
        crumbs=of_project(project, (heading, "")),
    )


def own_contract(request: HttpRequest, pk: int) -> tuple[Contract, list[Any]]:
    """One that the person writes, and the crumbs to it."""
    row = found(visible_contracts(request.user), pk=pk)
    require(can_write_contract(request.user, row))
    return row, of_contracts((row.number, row.get_absolute_url()))


@login_required
@require_http_methods(["GET", "POST"])
@once
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """An additional agreement."""
    _row, crumbs = own_contract(request, pk)
    form = ChangeForm(request.POST or None)
    return page(
        request,
        form,
        _("Additional agreement"),
        crumbs,
        lambda words: change_contract(contract_id=pk, by=request.user, **words),
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def give_share(request: HttpRequest, pk: int) -> HttpResponse:
    """Which part serves a project."""
    _row, crumbs = own_contract(request, pk)
    form = ShareForm(request.POST or None, projects=money_projects(request.user).order_by("code"))

    def write(words: dict[str, Any]) -> Any:
        return share_contract(
            contract_id=pk, project=words["project"], share=words["share"] / 100, by=request.user
        )

    return page(request, form, _("Share of a project"), crumbs, write)


@login_required
@require_http_methods(["GET", "POST"])
@once
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Fulfilled, or ended before its time."""
    _row, crumbs = own_contract(request, pk)
    form = EndForm(request.POST or None)
    return page(
        request,
        form,
        _("End the contract"),
        crumbs,
        lambda words: end_contract(contract_id=pk, by=request.user, **words),
    )
