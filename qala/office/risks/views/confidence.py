"""Independent assessments of one project."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.office.projects.access import may, require_may
from qala.office.projects.models import Project
from qala.office.projects.views.frame import frame, project_of
from qala.office.risks import actions
from qala.office.risks.access import RATE, SEE, leads
from qala.office.risks.forms.others import RateForm
from qala.office.risks.queries.confidence import opinions, word_of
from qala.shared.clock import today
from qala.shared.errors import require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once


def panel(request: HttpRequest, project: Project) -> dict[str, object]:
    """Both opinions, for the passport."""
    is_rater = may(request.user, RATE, project) and not leads(request.user, project)
    return {"opinions": opinions(project, today()), "may_rate": is_rater}


@login_required
@require_GET
def assessments(request: HttpRequest, code: str) -> HttpResponse:
    """Everything that was said, the newest first."""
    project = project_of(request, code, SEE)
    rows = project.assessments.filter(superseded_by=None).select_related("recorded_by")
    context = frame(
        request, project, "risks", words=[word_of(row) for row in rows], piece=panel(request, project)
    )
    context["crumbs"] = [*context["crumbs"], (_("Delivery confidence"), "")]
    return render(request, "risks/confidence.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def rate(request: HttpRequest, code: str) -> HttpResponse:
    """Say what one thinks of delivery."""
    project = project_of(request, code, SEE)
    require_may(request.user, RATE, project)
    require(not leads(request.user, project))
    heading, back = _("Assess delivery"), reverse("risks:confidence", args=[code])
    form = RateForm(request.POST or None)
    return form_page(
        request,
        form,
        heading,
        back,
        lambda data: actions.rate(project_id=project.pk, by=request.user, **data),
        template="risks/rate.html",
        crumbs=[(project.code, project.get_absolute_url()), (_("Delivery confidence"), back), (heading, "")],
        meanings=form.meanings(),
        project=project,
    )
