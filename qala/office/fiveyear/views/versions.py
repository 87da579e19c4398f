"""One version: what stands in it, its steps, its ceilings, its remarks."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.ground.people.access import can
from qala.office.fiveyear.access import (
    KEEP,
    OPEN,
    can_edit,
    can_move,
    can_remark,
    own_bodies,
    visible_proposals,
)
from qala.office.fiveyear.actions import answer, approve, move, remark, set_ceilings
from qala.office.fiveyear.forms.plan import AnswerForm, ApproveForm, BackForm, DiscussForm, RemarkForm
from qala.office.fiveyear.forms.proposal import CeilingForm
from qala.office.fiveyear.models import PlanVersion, Remark
from qala.office.fiveyear.queries import ceilings_of, money_of
from qala.office.fiveyear.registries import pages_beside
from qala.office.fiveyear.rules.compare import overruns
from qala.office.fiveyear.rules.statuses import LIFE
from qala.office.fiveyear.views.grids import proposals_grid, sources_grid
from qala.office.fiveyear.views.plans import plan_trail
from qala.office.projects.views.files import sent_file
from qala.shared import timeline
from qala.shared.db import found
from qala.shared.errors import Missing, require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once

FORMS: dict[str, Any] = {"discuss": DiscussForm, "collect": BackForm}


def version_of(request: HttpRequest, pk: int) -> PlanVersion:
    """One that the person sees."""
    require(can(request.user, OPEN))
    return found(PlanVersion.objects.select_related("plan", "decision_file", "approved_by"), pk=pk)


def version_trail(version: PlanVersion, *more: tuple[Any, str]) -> list[tuple[Any, str]]:
    """Below one version."""
    return plan_trail(version.plan, (str(version), version.get_absolute_url()), *more)


@login_required
@require_GET
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything of one version."""
    row = version_of(request, pk)
    sums, ceilings = money_of(row), ceilings_of(row)
    rows = visible_proposals(request.user, row).select_related("department", "block", "project")
    steps = [
        LIFE.step(verb)
        for verb in LIFE.open_verbs(row.stage)
        if verb != "replace" and can_move(request.user, verb)
    ]
    context = {
        "version": row,
        "sources": sources_grid(row, sums, ceilings),
        "over_count": len(overruns(sums, ceilings)),
        "proposals": proposals_grid(row, rows.prefetch_related("money")),
        "remarks": row.remarks.select_related("department", "proposal", "by", "answered_by"),
        "waiting_count": row.remarks.filter(answered_at=None).count(),
        "steps": steps,
        "may_keep": can(request.user, KEEP),
        "may_propose": can_edit(request.user, row),
        "may_remark": can_remark(request.user, row),
        "entries": timeline.of(row),
        "pages_beside": pages_beside(request.user, row),
        "crumbs": plan_trail(row.plan, (str(row), "")),
    }
    return render(request, "fiveyear/version.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """A step of the life cycle, with what it asks for."""
    row = version_of(request, pk)
    if verb not in {each.verb for each in LIFE} - {"replace"}:
        raise Missing
    require(can_move(request.user, verb))
    label = LIFE.step(verb).label
    crumbs, back = version_trail(row, (label, "")), row.get_absolute_url()
    if verb == "approve":
        form: Any = ApproveForm(request.POST or None)

        def write(words: dict[str, Any]) -> Any:
            sent = sent_file(request, "decision")
            return approve(version_id=pk, by=request.user, file_ids=[sent] if sent else [], **words)

        return form_page(
            request, form, label, back, write, template="fiveyear/approve.html", crumbs=crumbs, version=row
        )
    form = FORMS[verb](request.POST or None) if verb in FORMS else None
    if form is None:
        require(request.method == "POST")
        move(version_id=pk, verb=verb, by=request.user)
        return redirect(back)
    return form_page(
        request,
        form,
        label,
        back,
        lambda words: move(version_id=pk, verb=verb, by=request.user, **words),
        crumbs=crumbs,
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def ceilings(request: HttpRequest, pk: int) -> HttpResponse:
    """Limits by year and source."""
    row = version_of(request, pk)
    require(can(request.user, KEEP))
    form = CeilingForm(request.POST or None, years=row.plan.years, money=ceilings_of(row))
    return form_page(
        request,
        form,
        _("Ceilings"),
        row.get_absolute_url(),
        lambda _words: set_ceilings(version_id=pk, ceilings=form.money(), by=request.user),
        template="fiveyear/money_form.html",
        crumbs=version_trail(row, (_("Ceilings"), "")),
        version=row,
        lead=_("An empty field is no limit."),
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def say(request: HttpRequest, pk: int) -> HttpResponse:
    """A department says something to the version, or with `?proposal=` to one proposal."""
    row = version_of(request, pk)
    require(can_remark(request.user, row))
    asked = request.GET.get("proposal", "")
    about = row.proposals.filter(pk=int(asked)).first() if asked.isdigit() and len(asked) < 19 else None
    form = RemarkForm(request.POST or None, bodies=own_bodies(request.user))
    return form_page(
        request,
        form,
        _("New remark"),
        row.get_absolute_url(),
        lambda words: remark(
            version_id=pk, proposal_id=about.pk if about else None, by=request.user, **words
        ),
        crumbs=version_trail(row, (_("New remark"), "")),
        lead=about.title if about else _("To the version as a whole"),
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or decline one remark."""
    require(can(request.user, KEEP))
    said = found(Remark.objects.select_related("version__plan", "department"), pk=pk)
    form = AnswerForm(request.POST or None)
    return form_page(
        request,
        form,
        _("Answer the remark"),
        f"{said.version.get_absolute_url()}#remarks",
        lambda words: answer(remark_id=pk, by=request.user, **words),
        crumbs=version_trail(said.version, (_("Answer the remark"), "")),
        lead=f"{said.department.name}: {said.text}",
    )
