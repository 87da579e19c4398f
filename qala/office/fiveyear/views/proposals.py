"""Proposals: writing them with the ceilings in sight, dropping them, making projects of them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.ground.people.access import can
from qala.office.finance.models import Source
from qala.office.finance.views.cells import Cell, Grid, money
from qala.office.fiveyear.access import KEEP, can_edit, can_remark, own_bodies, visible_proposals
from qala.office.fiveyear.actions import become_project, drop_proposal, save_proposal
from qala.office.fiveyear.forms.plan import KindForm
from qala.office.fiveyear.forms.proposal import CeilingForm, ProposalForm
from qala.office.fiveyear.models import PlanVersion, Proposal
from qala.office.fiveyear.queries import ceilings_of, money_of
from qala.office.fiveyear.views.grids import sources_grid
from qala.office.fiveyear.views.versions import version_of, version_trail
from qala.office.projects.access import PROPOSE, visible_projects
from qala.shared.db import as_id, found
from qala.shared.errors import require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once


def _proposal(request: HttpRequest, pk: int) -> Proposal:
    row = found(
        Proposal.objects.select_related("version__plan", "department", "block", "district", "project"), pk=pk
    )
    version_of(request, row.version_id)
    found(visible_proposals(request.user, row.version), pk=pk)
    return row


@login_required
@require_GET
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal."""
    row = _proposal(request, pk)
    currency = row.version.plan.currency
    rows = [
        [Cell(each.year), Cell(Source(each.source).label), money(each.amount, currency)]
        for each in row.money.order_by("year", "source")
    ]
    columns = [(_("Year"), False), (_("Source of money"), False), (_("Amount"), True)]
    context = {
        "proposal": row,
        "version": row.version,
        "money": Grid(_("Money by year and source"), columns, rows),
        "facts": [
            (_("Department"), row.department.name),
            (_("Block"), row.block.name),
            (_("District"), row.district.name if row.district else ""),
        ],
        "remarks": row.remarks.select_related("department", "by", "answered_by"),
        "may_edit": can_edit(request.user, row.version, row.department_id),
        "may_remark": can_remark(request.user, row.version),
        "may_become": row.project_id is None
        and can(request.user, PROPOSE, organisation_id=row.department_id),
        "may_keep": can(request.user, KEEP),
        "crumbs": version_trail(row.version, (row.title, "")),
    }
    return render(request, "fiveyear/proposal.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Write one for a version."""
    version = version_of(request, pk)
    require(can_edit(request.user, version))
    return _edit(request, version, None)


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one."""
    row = _proposal(request, pk)
    require(can_edit(request.user, row.version, row.department_id))
    return _edit(request, row.version, row)


def _edit(request: HttpRequest, version: PlanVersion, row: Proposal | None) -> HttpResponse:
    own = None if can(request.user, KEEP) else own_bodies(request.user)
    form = ProposalForm(
        request.POST or None,
        instance=row,
        years=version.plan.years,
        money={(each.year, each.source): each.amount for each in row.money.all()} if row else {},
        own=own,
        projects=visible_projects(request.user).order_by("code"),
    )

    def write(_words: dict[str, Any]) -> str:
        made = save_proposal(
            version_id=version.pk,
            proposal_id=row.pk if row else None,
            money=form.money(),
            by=request.user,
            **form.others(),
        )
        return made.get_absolute_url()

    heading = _("Change the proposal") if row else _("New proposal")
    back = row.get_absolute_url() if row else version.get_absolute_url()
    return form_page(
        request,
        form,
        heading,
        back,
        write,
        template="fiveyear/money_form.html",
        crumbs=version_trail(version, (heading, "")),
        version=version,
        check_url=f"{reverse('fiveyear:ceiling_check', args=[version.pk])}?proposal={row.pk if row else ''}",
        sources=sources_grid(version, money_of(version), ceilings_of(version)),
    )


@login_required
@require_POST
def ceiling_check(request: HttpRequest, pk: int) -> HttpResponse:
    """The version's sums against its ceilings with what is being typed: a fragment of the form."""
    version = version_of(request, pk)
    require(can_edit(request.user, version))
    form = CeilingForm(request.POST, years=version.plan.years, money={})
    form.is_valid()
    sums = dict(money_of(version, without=as_id(request.GET.get("proposal", "")) or None))
    for key, amount in form.money().items():
        if amount:
            sums[key] = sums.get(key, 0) + amount
    context = {"grid": sources_grid(version, sums, ceilings_of(version))}
    return render(request, "finance/parts/grid.html", context)


@login_required
@require_POST
@once
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it out of its version."""
    row = _proposal(request, pk)
    drop_proposal(proposal_id=pk, by=request.user)
    return redirect(row.version)


@login_required
@require_http_methods(["GET", "POST"])
@once
def to_project(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a project from it."""
    row = _proposal(request, pk)
    require(can(request.user, PROPOSE, organisation_id=row.department_id))
    heading = _("Make a project of it")
    return form_page(
        request,
        KindForm(request.POST or None),
        heading,
        row.get_absolute_url(),
        lambda words: become_project(proposal_id=pk, by=request.user, **words).get_absolute_url(),
        crumbs=version_trail(row.version, (row.title, row.get_absolute_url()), (heading, "")),
        lead=row.title,
    )
