"""What stands against publishing, how complete the passport is, and the next step."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.office.projects.access import PUBLISH, SEE_INSIDE, may
from qala.office.projects.actions.publish import VERB_OF, checked_by, take_publication
from qala.office.projects.forms.course import ReasonForm
from qala.office.projects.models import Project
from qala.office.projects.publication import all_checks, findings
from qala.office.projects.queries.findings import NEEDED, filled_of
from qala.office.projects.rules import completeness
from qala.office.projects.rules.publishing import PATH
from qala.office.projects.views.frame import frame, project_of
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Missing
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.transitions import Step


@login_required
@require_GET
def publication(request: HttpRequest, code: str) -> HttpResponse:
    """Findings by check, points of the passport, steps that are open to the person."""
    project = project_of(request, code, SEE_INSIDE)
    day = today()
    against = findings(project, day)
    filled = filled_of(project, day)
    context = frame(
        request, project, "publication",
        checks=[
            (label, [each.text for each in against if each.code == check]) for check, label in all_checks()
        ],
        is_clean=not against,
        share=completeness.percent(project.stage, filled),
        points=[(point, point.code in filled, point.code in NEEDED) for point in completeness.due(project.stage)],
        path=open_steps(request.user, project),
        entries=timeline.of(project).filter(verb__startswith="publication_").order_by("-pk")[:20],
    )  # fmt: skip
    return render(request, "projects/publication.html", context)


def open_steps(user: Any, project: Project) -> list[Step]:
    """What the state allows to this person; whoever checked does not approve."""
    steps = [PATH.step(verb) for verb in PATH.open_verbs(project.publication)]
    allowed = [step for step in steps if may(user, VERB_OF.get(step.verb, PUBLISH), project)]
    return [step for step in allowed if step.verb != "approve" or checked_by(project) != user.pk]


@login_required
@require_http_methods(["GET", "POST"])
@once
def step(request: HttpRequest, code: str, verb: str) -> HttpResponse:
    """Take one of the steps."""
    row = next((each for each in PATH if each.verb == verb), None)
    project = project_of(request, code, VERB_OF.get(verb, PUBLISH))
    if row is None:
        raise Missing
    back = reverse("projects:publication", args=[project.code])

    def write(fields: dict[str, Any]) -> None:
        take_publication(project_id=project.pk, verb=verb, by=request.user, reason=fields["reason"])

    form = ReasonForm(request.POST or None, is_needed="reason" in row.needs, is_public=verb == "withdraw")
    crumbs = [(_("Projects"), reverse("projects:list")), (project.code, back), (row.label, "")]
    return form_page(
        request, form, row.label, back, write, lead=f"{project.code} · {project.short}", crumbs=crumbs
    )
