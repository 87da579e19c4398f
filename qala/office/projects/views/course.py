"""Stage and steps: move on, rest, pass a gate, lay out the days; merge and split."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qala.office.projects.access import APPROVE, MOVE, PASS_STEP, RESHAPE, SEE, may
from qala.office.projects.actions import merge, move, pass_step, plan_steps, split
from qala.office.projects.actions.reshape import open_things
from qala.office.projects.forms.course import CourseForm, MergeForm, PassForm, ReasonForm, SplitForm
from qala.office.projects.models import Project, ProjectStep
from qala.office.projects.queries.panels import present_step
from qala.office.projects.queries.plans import work_days
from qala.office.projects.rules.statuses import LIFE
from qala.office.projects.views.files import sent_file
from qala.office.projects.views.frame import frame, project_of
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.errors import Missing
from qala.shared.form_pages import form_page, refused_beside
from qala.shared.idempotency import once


def _crumbs(project: Project, heading: Any) -> list[tuple[Any, str]]:
    return [
        (_("Projects"), reverse("projects:list")),
        (project.code, project.get_absolute_url()),
        (heading, ""),
    ]


@login_required
@require_http_methods(["GET", "POST"])
@once
def move_on(request: HttpRequest, code: str, verb: str) -> HttpResponse:
    """One step of the life cycle, with its reason."""
    project = project_of(request, code, MOVE)
    step = next((each for each in LIFE if each.verb == verb), None)
    if step is None:
        raise Missing
    form = ReasonForm(request.POST or None, is_needed="reason" in step.needs)

    def write(fields: dict[str, Any]) -> None:
        move(project_id=project.pk, verb=verb, by=request.user, reason=fields["reason"])

    return form_page(
        request, form, step.label, project.get_absolute_url(), write,
        lead=f"{project.code} · {project.short}", crumbs=_crumbs(project, step.label),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
@once
def steps(request: HttpRequest, code: str) -> HttpResponse:
    """The course with its gates; POST lays out the days of what is ahead."""
    project = project_of(request, code, PASS_STEP if request.method == "POST" else SEE)
    rows = list(project.steps.select_related("template", "evidence"))
    ahead = [(row, _length(row)) for row in rows if row.passed_on is None]
    has_passed = len(ahead) < len(rows)
    initial = {
        "seen": timeline.newest(project, "plan_steps", "pass_step", "pass_gate"),
        "start": _start(rows),
    }
    form = CourseForm(request.POST or None, steps=ahead, has_passed=has_passed, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            plan_steps(
                project_id=project.pk, start=form.cleaned_data.get("start") or today(), days=form.lengths(),
                by=request.user, seen=form.cleaned_data["seen"],
            )  # fmt: skip
            messages.success(request, _("The days are laid out."))
            return redirect("projects:steps", project.code)
    fields = {row.pk: form[str(row.pk)] for row, _days in ahead}
    now = present_step(rows, project.stage)
    context = frame(
        request, project, "steps",
        form=form,
        rows=[(row, fields.get(row.pk)) for row in rows],
        now=now,
        may_plan=may(request.user, PASS_STEP, project) and bool(ahead),
        may_pass=may(request.user, APPROVE if now and now.is_gate else PASS_STEP, project),
    )  # fmt: skip
    return render(request, "projects/steps.html", context, status=422 if form.errors else 200)


def _length(row: ProjectStep) -> int:
    """Working days as planned, or as its template takes them to be."""
    if row.planned_from and row.planned_to:
        return max(work_days(None).between(row.planned_from, row.planned_to), 1)
    return row.template.usual_days if row.template else 20


def _start(rows: list[ProjectStep]) -> Any:
    return next((row.planned_from for row in rows if row.planned_from), today())


@login_required
@require_http_methods(["GET", "POST"])
@once
def pass_one(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """End a step; a gate with decision and evidence."""
    project = project_of(request, code)
    step = found(project.steps.all(), pk=pk)
    project_of(request, code, APPROVE if step.is_gate else PASS_STEP)
    form = PassForm(request.POST or None, is_gate=step.is_gate)
    evidence: list[Any] = []

    def write(fields: dict[str, Any]) -> None:
        evidence.append(sent_file(request, "evidence"))
        pass_step(step_id=step.pk, by=request.user, evidence=evidence[-1], **fields)

    heading = _("Pass the gate “{name}”") if step.is_gate else _("End the step “{name}”")
    heading = heading.format(name=step.name)
    return form_page(
        request, form, heading, reverse("projects:steps", args=[project.code]), write,
        template="projects/pass.html", step=step, evidence=evidence, crumbs=_crumbs(project, heading),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
@once
def merge_into(request: HttpRequest, code: str) -> HttpResponse:
    """Choose where it goes on; what becomes of open things is said before."""
    project = project_of(request, code, RESHAPE)
    form = MergeForm(request.POST or None, project=project)

    def write(fields: dict[str, Any]) -> Any:
        other = merge(
            project_id=project.pk, into_id=fields["into"].pk, reason=fields["reason"], by=request.user
        )
        return other.get_absolute_url()

    heading = _("Merge into another")
    return form_page(
        request, form, heading, project.get_absolute_url(), write,
        template="projects/merge.html", open=open_things(project), crumbs=_crumbs(project, heading),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
@once
def split_off(request: HttpRequest, code: str) -> HttpResponse:
    """Name the part."""
    project = project_of(request, code, RESHAPE)

    def write(fields: dict[str, Any]) -> Any:
        return split(project_id=project.pk, by=request.user, **fields).get_absolute_url()

    heading = _("Split off a part")
    lead = _(
        "The part takes over kind, bodies, place, stage, portfolios, head and curator. "
        "Plan, money and documents stay here."
    )
    return form_page(
        request, SplitForm(request.POST or None), heading, project.get_absolute_url(), write,
        lead=lead, crumbs=_crumbs(project, heading),
    )  # fmt: skip
