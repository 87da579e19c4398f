"""Who answers for a project: today, before, later."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from qala.office.projects.access import APPOINT, SEE_INSIDE, may, require_may
from qala.office.projects.actions import assign, end_part
from qala.office.projects.forms.course import PartForm
from qala.office.projects.models import RoleAssignment
from qala.office.projects.queries.people import past_parts, present_parts
from qala.office.projects.views.frame import frame, project_of
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once


@login_required
@require_http_methods(["GET", "POST"])
@once
def people(request: HttpRequest, code: str) -> HttpResponse:
    """All parts with their history; POST gives one."""
    project = project_of(request, code, SEE_INSIDE)
    form = PartForm(request.POST or None)
    if request.method == "POST":
        require_may(request.user, APPOINT, project)
        if form.is_valid():
            with refused_beside(form):
                assign(project_id=project.pk, by=request.user, **form.cleaned_data)
                messages.success(request, _("Saved."))
                return redirect("projects:people", project.code)
    context = frame(
        request, project, "people",
        form=form,
        rows=present_parts(project),
        past=past_parts(project),
        today=today(),
        may_appoint=may(request.user, APPOINT, project),
    )  # fmt: skip
    return render(request, "projects/people.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
@once
def end(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A part ends today."""
    project = project_of(request, code)
    row = found(RoleAssignment.objects.filter(project=project), pk=pk)
    end_part(assignment_id=row.pk, by=request.user)
    messages.success(request, _("The part ended."))
    return redirect("projects:people", project.code)
