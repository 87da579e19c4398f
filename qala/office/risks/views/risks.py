"""Risks of one project: the tab, one risk, its steps."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.office.projects.access import may, require_may
from qala.office.projects.models import Project
from qala.office.projects.views.frame import frame, project_of
from qala.office.risks import actions
from qala.office.risks.access import RAISE, SEE, may_keep
from qala.office.risks.filters import ProjectRiskFilter
from qala.office.risks.forms import risks as sheets
from qala.office.risks.models import Risk, RiskResponse
from qala.office.risks.queries.scores import expected_by_currency, map_of
from qala.office.risks.rules.parameters import RiskParameters, chances
from qala.office.risks.rules.scoring import expected_value
from qala.office.risks.rules.statuses import LIFE
from qala.office.risks.tables import ProjectRiskTable
from qala.office.risks.views.drawing import score_chart
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.errors import Missing, require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.lists import list_screen
from qala.shared.parameters.reading import of_today


@dataclass(frozen=True)
class StepPage:
    """One step: its form and the action."""

    form: type[forms.Form] | type[sheets.FiguresForm]
    write: Callable[..., Any]
    knows_project: bool = False
    shows_figures: bool = False


STEPS: dict[str, StepPage] = {
    "assess": StepPage(sheets.FiguresForm, actions.assess, shows_figures=True),
    "assess_again": StepPage(sheets.FiguresForm, actions.assess, shows_figures=True),
    "plan_response": StepPage(sheets.StrategyForm, actions.plan_response),
    "monitor": StepPage(sheets.EmptyForm, actions.monitor),
    "review": StepPage(sheets.ReviewForm, actions.review),
    "escalate": StepPage(sheets.NoteForm, actions.escalate),
    "take_down": StepPage(sheets.NoteForm, actions.take_down),
    "occur": StepPage(sheets.OccurForm, actions.occur, knows_project=True),
    "close": StepPage(sheets.NoteForm, actions.close_risk),
}


def trail(project: Project, *more: tuple[Any, str]) -> list[tuple[Any, str]]:
    """Crumbs below the project."""
    return [
        (_("Projects"), reverse("projects:list")),
        (project.code, project.get_absolute_url()),
        (_("Risks"), reverse("risks:project", args=[project.code])),
        *more,
    ]


def risk_of(project: Project, number: int) -> Risk:
    """A risk of the project. Raises Missing."""
    return found(project.risks.select_related("owner", "project"), number=number)


@login_required
@require_GET
def project_risks(request: HttpRequest, code: str) -> HttpResponseBase:
    """The register of the project, its map and its issues."""
    project = project_of(request, code, SEE)
    rows = project.risks.all()
    issues = list(
        project.issues.filter(closed_on=None).select_related("owner").order_by("-severity", "due_on")
    )
    open_risks = list(rows.filter(ended_on=None).select_related("project"))
    context = {
        "heat": map_of(rows, today()),
        "heat_url": reverse("risks:project", args=[code]),
        "issues": issues,
        "open_count": len(open_risks),
        "top_score": max((risk.score for risk in open_risks if risk.score is not None), default=None),
        "expected": sorted(expected_by_currency(open_risks).items()),
        "may_raise": may(request.user, RAISE, project) and project.is_open,
        "today": today(),
    }
    return list_screen(
        request,
        queryset=rows.select_related("project", "owner"),
        table=ProjectRiskTable,
        filters=ProjectRiskFilter,
        template="risks/project.html",
        screen="risks.project",
        context=frame(request, project, "risks", **context),
    )


@login_required
@require_GET
def risk(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One risk with its scores, measures and history."""
    project = project_of(request, code, SEE)
    row = risk_of(project, number)
    is_mine = may_keep(request.user, row)
    context = frame(
        request,
        project,
        "risks",
        risk=row,
        steps=_steps(row) if is_mine else [],
        is_mine=is_mine,
        responses=row.responses.select_related("owner"),
        scores=row.scores.select_related("recorded_by"),
        score_chart=score_chart(row),
        expected=expected_value(row.loss, row.probability, chances(of_today(RiskParameters))),
        issue=getattr(row, "issue", None),
        entries=timeline.of(row),
        today=today(),
    )
    context["crumbs"] = trail(project, (row.mark, ""))
    return render(request, "risks/risk.html", context)


def _steps(row: Risk) -> list[Any]:
    """Only what makes sense: one cannot escalate what is escalated."""
    hidden = {"take_down"} if row.escalated_on is None else {"escalate"}
    return [LIFE.step(verb) for verb in LIFE.open_verbs(row.stage) if verb not in hidden]


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_risk(request: HttpRequest, code: str) -> HttpResponse:
    """Write one down."""
    project = project_of(request, code, SEE)
    require_may(request.user, RAISE, project)
    form = sheets.RiskForm(request.POST or None, project=project)

    def write(data: dict[str, Any]) -> str:
        data.pop("seen", None)
        return actions.identify(project_id=project.pk, by=request.user, **data).get_absolute_url()

    heading = _("New risk")
    back = reverse("risks:project", args=[code])
    return form_page(request, form, heading, back, write, crumbs=trail(project, (heading, "")))


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_risk(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Say it better."""
    project = project_of(request, code, SEE)
    row = risk_of(project, number)
    require(may_keep(request.user, row))
    form = sheets.RiskForm(
        request.POST or None, instance=row, project=project, initial={"seen": timeline.newest(row)}
    )
    return form_page(
        request,
        form,
        _("Change the risk"),
        row.get_absolute_url(),
        lambda data: actions.change_risk(risk_id=row.pk, by=request.user, **data),
        crumbs=trail(project, (row.mark, row.get_absolute_url()), (_("Change the risk"), "")),
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def step(request: HttpRequest, code: str, number: int, verb: str) -> HttpResponse:
    """One step of its life."""
    project = project_of(request, code, SEE)
    row = risk_of(project, number)
    require(may_keep(request.user, row))
    if verb not in STEPS:
        raise Missing
    page, label = STEPS[verb], LIFE.step(verb).label
    options: dict[str, Any] = {"project": project} if page.knows_project else {}
    if page.shows_figures:
        options["instance"] = row
    form = page.form(request.POST if request.method == "POST" else None, **options)
    return form_page(
        request,
        form,
        label,
        row.get_absolute_url(),
        lambda data: page.write(risk_id=row.pk, by=request.user, **data),
        crumbs=trail(project, (row.mark, row.get_absolute_url()), (label, "")),
        lead=row.event,
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_response(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One measure more."""
    project = project_of(request, code, SEE)
    row = risk_of(project, number)
    require(may_keep(request.user, row))
    heading = _("New measure")
    return form_page(
        request,
        sheets.ResponseForm(request.POST or None, project=project),
        heading,
        row.get_absolute_url(),
        lambda data: actions.add_response(risk_id=row.pk, by=request.user, **data),
        crumbs=trail(project, (row.mark, row.get_absolute_url()), (heading, "")),
        lead=row.event,
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def done_response(request: HttpRequest, code: str, number: int, pk: int) -> HttpResponse:
    """A measure is done."""
    project = project_of(request, code, SEE)
    row = risk_of(project, number)
    measure: RiskResponse = found(row.responses, pk=pk)
    require(may_keep(request.user, row) or measure.owner_id == request.user.pk)
    heading = _("The measure is done")
    return form_page(
        request,
        sheets.OutcomeForm(request.POST or None),
        heading,
        row.get_absolute_url(),
        lambda data: actions.finish_response(response_id=pk, by=request.user, **data),
        crumbs=trail(project, (row.mark, row.get_absolute_url()), (heading, "")),
        lead=measure.text,
    )
