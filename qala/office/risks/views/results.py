"""Results of one project: what is promised, what is measured."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.appeals.views.uploads import sent_files
from qala.office.projects.access import may, require_may
from qala.office.projects.models import Project
from qala.office.projects.views.frame import frame, project_of
from qala.office.risks import actions
from qala.office.risks.access import MEASURE, PROMISE, SEE
from qala.office.risks.forms.others import CorrectForm, DropForm, MeasureForm, ResultForm
from qala.office.risks.models import Level, Result
from qala.office.risks.queries.results import reached, results_of
from qala.office.risks.views.drawing import value_chart
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once


def trail(project: Project, *more: tuple[Any, str]) -> list[tuple[Any, str]]:
    """Crumbs below the project."""
    return [
        (_("Projects"), reverse("projects:list")),
        (project.code, project.get_absolute_url()),
        (_("Results"), reverse("risks:results_of", args=[project.code])),
        *more,
    ]


def result_of(project: Project, pk: int) -> Result:
    """A result of the project. Raises Missing."""
    return found(project.results.select_related("project", "indicator", "body"), pk=pk)


@login_required
@require_GET
def project_results(request: HttpRequest, code: str) -> HttpResponse:
    """Direct and final results, each with what is reached."""
    project = project_of(request, code, SEE)
    told = results_of(project, today())
    groups = [(Level(level).label, rows) for level, rows in told.items()]
    context = {
        "groups": groups,
        "is_empty": not any(rows for _label, rows in groups),
        "may_promise": may(request.user, PROMISE, project),
        "may_measure": may(request.user, MEASURE, project),
    }
    return render(request, "risks/project_results.html", frame(request, project, "results", **context))


@login_required
@require_GET
def result(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """One result with every value that was written."""
    project = project_of(request, code, SEE)
    row = result_of(project, pk)
    (told,) = reached([row], today())
    measured = list(
        row.measurements.select_related("recorded_by", "evidence", "superseded_by").order_by("valid_on", "id")
    )
    holding = [each for each in measured if not hasattr(each, "superseded_by")]
    context = frame(
        request,
        project,
        "results",
        result=row,
        told=told,
        measured=list(reversed(measured)),
        value_chart=value_chart(row, holding),
        may_promise=may(request.user, PROMISE, project) and row.dropped_on is None,
        may_measure=may(request.user, MEASURE, project) and row.dropped_on is None,
        entries=timeline.of(row),
    )
    context["crumbs"] = trail(project, (row.title, ""))
    return render(request, "risks/result.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_result(request: HttpRequest, code: str, pk: int | None = None) -> HttpResponse:
    """Promise one, or change it."""
    project = project_of(request, code, SEE)
    require_may(request.user, PROMISE, project)
    row = result_of(project, pk) if pk else None
    heading = _("Change the result") if row else _("New result")
    form = ResultForm(
        request.POST or None, instance=row, initial={"seen": timeline.newest(row)} if row else None
    )

    def write(data: dict[str, Any]) -> str:
        words = {"project_id": project.pk, "result_id": pk, "by": request.user, **data}
        return actions.save_result(**words).get_absolute_url()

    back = row.get_absolute_url() if row else reverse("risks:results_of", args=[code])
    return form_page(request, form, heading, back, write, crumbs=trail(project, (heading, "")))


@login_required
@require_http_methods(["GET", "POST"])
@once
def measure(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A value of a day."""
    project = project_of(request, code, SEE)
    require_may(request.user, MEASURE, project)
    row = result_of(project, pk)

    def write(data: dict[str, Any]) -> None:
        actions.measure(result_id=row.pk, by=request.user, evidence=_file(request), **data)

    form = MeasureForm(request.POST or None, initial={"valid_on": today()})
    return _measuring(request, form, _("New value"), row, write)


@login_required
@require_http_methods(["GET", "POST"])
@once
def correct(request: HttpRequest, code: str, pk: int, measurement: int) -> HttpResponse:
    """Another value in place of a wrong one."""
    project = project_of(request, code, SEE)
    require_may(request.user, MEASURE, project)
    row = result_of(project, pk)
    old = found(row.measurements, pk=measurement)

    def write(data: dict[str, Any]) -> None:
        actions.correct_measurement(measurement_id=old.pk, by=request.user, evidence=_file(request), **data)

    form = CorrectForm(request.POST or None, initial={"value": old.value, "source": old.source})
    return _measuring(request, form, _("Correct the value"), row, write)


@login_required
@require_http_methods(["GET", "POST"])
@once
def drop(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Give it up."""
    project = project_of(request, code, SEE)
    require_may(request.user, PROMISE, project)
    row = result_of(project, pk)
    heading = _("Give the result up")
    return form_page(
        request,
        DropForm(request.POST or None),
        heading,
        row.get_absolute_url(),
        lambda data: actions.drop_result(result_id=row.pk, by=request.user, **data),
        crumbs=trail(project, (row.title, row.get_absolute_url()), (heading, "")),
        lead=row.title,
    )


def _file(request: HttpRequest) -> Any:
    ids, _key = sent_files(request, "evidence")
    return ids[-1] if ids else None


def _measuring(request: HttpRequest, form: Any, heading: str, row: Result, write: Any) -> HttpResponse:
    crumbs = trail(row.project, (row.title, row.get_absolute_url()), (heading, ""))
    back = row.get_absolute_url()
    return form_page(
        request, form, heading, back, write, template="risks/measure.html", crumbs=crumbs, result=row
    )
