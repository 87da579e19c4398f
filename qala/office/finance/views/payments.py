"""Payments, acts and their corrections."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.office.finance.access import WRITE_MONEY, can_write_contract, visible_contracts, visible_payments
from qala.office.finance.actions import certify, correct_act, correct_payment, pay
from qala.office.finance.filters import PaymentFilter
from qala.office.finance.forms.base import CorrectionForm
from qala.office.finance.forms.contract import ActForm, PaymentCorrectionForm, PaymentForm
from qala.office.finance.models import BudgetLine, CertifiedWork, Payment
from qala.office.finance.queries.facts import holding
from qala.office.finance.tables import PaymentTable
from qala.office.finance.views.contracts import own_contract
from qala.office.finance.views.trails import of_contracts, of_project, page
from qala.office.projects.access import may, sees_projects
from qala.office.projects.models import Project
from qala.office.projects.views.frame import project_of
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.errors import NotAllowed, require
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


@login_required
@require_GET
def payments(request: HttpRequest) -> HttpResponseBase:
    """Payments that hold, of all projects whose money the person sees."""
    require(sees_projects(request.user))
    rows = holding(visible_payments(request.user), today())
    return list_screen(
        request,
        queryset=rows.select_related("contract__supplier", "project", "line"),
        table=PaymentTable,
        filters=PaymentFilter,
        template="finance/payments.html",
        screen="finance.payments",
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def pay_contract(request: HttpRequest, pk: int) -> HttpResponse:
    """A payment of a contract."""
    row, crumbs = own_contract(request, pk)
    projects = Project.objects.filter(pk__in=row.shares.order_by().values("project_id")).order_by("code")
    lines = BudgetLine.objects.filter(allocations__project__in=projects, currency=row.currency).distinct()
    form = PaymentForm(request.POST or None, projects=projects, lines=lines)
    return page(
        request, form, _("New payment"), crumbs, lambda words: pay(contract_id=pk, by=request.user, **words)
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def pay_project(request: HttpRequest, code: str) -> HttpResponse:
    """A payment without a contract."""
    project = project_of(request, code, WRITE_MONEY)
    lines = BudgetLine.objects.filter(allocations__project=project, currency=project.currency).distinct()
    form = PaymentForm(request.POST or None, projects=Project.objects.none(), lines=lines)
    del form.fields["project"]
    return page(
        request,
        form,
        _("Payment without a contract"),
        of_project(project),
        lambda words: pay(project=project, by=request.user, **words),
        lead=_(
            "Compensation for land, fees and the like. Payments of contracts are written on the contract's page."
        ),
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def accept_works(request: HttpRequest, pk: int) -> HttpResponse:
    """An act of accepted works."""
    row, crumbs = own_contract(request, pk)
    projects = Project.objects.filter(pk__in=row.shares.order_by().values("project_id")).order_by("code")
    form = ActForm(request.POST or None, projects=projects)
    return page(
        request, form, _("New act"), crumbs, lambda words: certify(contract_id=pk, by=request.user, **words)
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A payment was written wrongly."""
    old = found(visible_payments(request.user).select_related("contract", "project"), pk=pk)
    _require_writes(request, old)
    if old.contract is not None:
        crumbs = of_contracts((old.contract.number, old.contract.get_absolute_url()))
    else:
        crumbs = of_project(old.project)  # type: ignore[arg-type]
    form = PaymentCorrectionForm(
        request.POST or None, initial={"amount": old.amount, "valid_on": old.valid_on}
    )
    return page(
        request,
        form,
        _("Correct the payment"),
        crumbs,
        lambda words: correct_payment(payment_id=pk, by=request.user, **words),
        lead=_("The wrong entry stays in the history; sums use the new one."),
    )


def _require_writes(request: HttpRequest, payment: Payment) -> None:
    if payment.contract is not None:
        require(can_write_contract(request.user, payment.contract))
    elif payment.project is None or not may(request.user, WRITE_MONEY, payment.project):
        raise NotAllowed


@login_required
@require_http_methods(["GET", "POST"])
@once
def correct_acceptance(request: HttpRequest, pk: int) -> HttpResponse:
    """An act was written wrongly."""
    old = found(
        CertifiedWork.objects.filter(contract__in=visible_contracts(request.user).values("pk")), pk=pk
    )
    _row, crumbs = own_contract(request, old.contract_id)
    form = CorrectionForm(request.POST or None, initial={"amount": old.amount})
    return page(
        request,
        form,
        _("Correct the act"),
        crumbs,
        lambda words: correct_act(act_id=pk, by=request.user, **words),
        lead=_("The wrong entry stays in the history; sums use the new one."),
    )
