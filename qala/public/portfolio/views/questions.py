"""Questions of residents about a project: for everybody, and for the project's team."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.cache import caches
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.appeals.access import visible_appeals
from qala.office.projects.access import may
from qala.office.projects.forms.course import ReasonForm
from qala.office.projects.views.frame import frame, project_of
from qala.public.portfolio.access import SEE_QUESTIONS, UNTIE, public_project
from qala.public.portfolio.actions import untie
from qala.public.portfolio.models import ProjectQuestion
from qala.public.portfolio.queries import questions as reading
from qala.public.projection.models import PublicProject
from qala.shared.clock import now
from qala.shared.db import found
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.kept import keepable

KEPT_FOR = 600


@require_GET
@keepable("projects", "appeals", each="code", seconds=15)
def questions(request: HttpRequest, code: str) -> HttpResponse:
    """Every public question with its answers, the newest first."""
    row = public_project(code)
    rows: Any = reading.public_questions(row)
    page: Any = Paginator(rows, reading.ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"facts": row.facts, "page": page, "questions": reading.told(page.object_list)}
    return render(request, "portfolio/questions.html", context)


def part(row: PublicProject) -> str:
    """The newest ones for the page of the project: drawn anew as soon as any of them changed. One statement, six when
    it is drawn."""
    count, word = reading.standing(row)
    # A promise passes without a step of anybody, so an hour is a part of the key.
    key = f"public-questions-{row.code}-{word}-{get_language()}-{now():%Y%m%d%H}"
    made: str | None = caches["local"].get(key)
    if made is None:
        told: list[Any] = reading.told(reading.public_questions(row)[: reading.AT_ONCE]) if count else []
        context = {"facts": row.facts, "questions": told, "count": count}
        made = render_to_string("portfolio/project/questions.html", context)
        caches["local"].set(key, made, KEPT_FOR)
    return mark_safe(made)  # noqa: S308 - drawn by a template


@login_required
@require_GET
def asked(request: HttpRequest, code: str) -> HttpResponse:
    """What residents ask, for the project's team: open ones first, personal data hidden."""
    project = project_of(request, code, SEE_QUESTIONS)
    rows = reading.asked(project)
    numbers = [one.appeal.pk for one in rows]
    context = frame(
        request,
        project,
        "questions",
        questions=rows,
        counts=reading.counts(project),
        within_reach=set(
            visible_appeals(request.user).filter(pk__in=numbers).values_list("pk", flat=True)
            if request.user.is_staff
            else ()
        ),
        may_untie=may(request.user, UNTIE, project),
    )
    return render(request, "portfolio/asked.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def untie_question(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """It is not about this project."""
    project = project_of(request, code, UNTIE)
    row = found(ProjectQuestion.objects.select_related("appeal"), appeal=pk, project__project=project)
    back = reverse("portfolio:asked", args=[project.code])
    heading = _("Take the question off the project")
    crumbs = [(_("Projects"), reverse("projects:list")), (project.code, back), (heading, "")]
    return form_page(
        request,
        ReasonForm(request.POST or None),
        heading,
        back,
        lambda fields: untie(appeal_id=row.pk, by=request.user, **fields) and None,
        lead=f"{row.appeal.number} · {project.code} · {project.short}",
        crumbs=crumbs,
    )
