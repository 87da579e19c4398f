"""Comments, following, documents, history."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.ground.people.access import can
from qala.office.projects.access import (
    COMMENT,
    DOCUMENT,
    KEEP,
    SEE,
    SEE_INSIDE,
    document_verb,
    may,
    require_may,
)
from qala.office.projects.actions.documents import add_document, withdraw_document
from qala.office.projects.actions.talk import comment, follow, unfollow, withdraw_comment
from qala.office.projects.forms.course import ReasonForm
from qala.office.projects.forms.talk import CommentForm, DocumentForm
from qala.office.projects.models import ProjectDocument
from qala.office.projects.queries.changes import changes_since
from qala.office.projects.rules.document_types import label
from qala.office.projects.views.files import sent_file
from qala.office.projects.views.frame import frame, project_of
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.form_pages import form_page, refused_beside
from qala.shared.idempotency import once

SHOWN = 200
LATELY = timedelta(days=30)


@login_required
@require_http_methods(["GET", "POST"])
@once
def talk(request: HttpRequest, code: str) -> HttpResponse:
    """Comments, the newest last; POST writes one."""
    project = project_of(request, code, COMMENT if request.method == "POST" else SEE_INSIDE)
    form = CommentForm(request.POST or None, project=project, by=request.user)
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            said = form.cleaned_data
            row = comment(
                project_id=project.pk, text=said["text"], by=request.user, mentions=said["mentions"],
                item_id=said["item"].pk if said["item"] else None,
            )  # fmt: skip
            return redirect(f"{reverse('projects:talk', args=[project.code])}#comment-{row.pk}")
    rows = project.comments.select_related("by", "item").prefetch_related("mentions").order_by("-at", "-id")
    context = frame(
        request, project, "talk",
        form=form,
        rows=list(rows[:SHOWN])[::-1],
        followers=project.followers.select_related("user").order_by("user__full_name"),
        follows=project.followers.filter(user_id=request.user.pk or 0).exists(),
        may_comment=may(request.user, COMMENT, project),
        is_keeper=can(request.user, KEEP),
    )  # fmt: skip
    return render(request, "projects/talk.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
@once
def withdraw(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take a comment back."""
    project = project_of(request, code, SEE_INSIDE)
    row = found(project.comments.all(), pk=pk)
    withdraw_comment(comment_id=row.pk, by=request.user)
    return redirect("projects:talk", project.code)


@login_required
@require_POST
@once
def following(request: HttpRequest, code: str) -> HttpResponse:
    """POST `do=follow` or `do=stop`."""
    project = project_of(request, code)
    if request.POST.get("do") == "stop":
        unfollow(project_id=project.pk, by=request.user)
        messages.success(request, _("You are told no longer."))
    else:
        follow(project_id=project.pk, by=request.user)
        messages.success(request, _("You are told of moves, baselines, changes and reports."))
    return redirect(project)


@login_required
@require_http_methods(["GET", "POST"])
@once
def documents(request: HttpRequest, code: str) -> HttpResponse:
    """Papers that the person may see; POST adds one."""
    project = project_of(request, code, DOCUMENT if request.method == "POST" else SEE)
    form = DocumentForm(request.POST or None)
    kept: list[Any] = []
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            kept.append(sent_file(request, "file"))
            add_document(project_id=project.pk, file_id=kept[-1], by=request.user, **form.cleaned_data)
            messages.success(request, _("The document was added."))
            return redirect("projects:documents", project.code)
    context = frame(
        request, project, "documents",
        form=form,
        kept=kept,
        rows=seen_documents(request.user, project),
        may_add=may(request.user, DOCUMENT, project),
    )  # fmt: skip
    return render(request, "projects/documents.html", context, status=422 if form.errors else 200)


def seen_documents(user: Any, project: Any) -> list[tuple[ProjectDocument, str]]:
    """(document, its type in words) of what the person may see."""
    rows = project.documents.filter(withdrawn_at=None).select_related("file", "added_by")
    return [(row, label(row.kind)) for row in rows if may(user, document_verb(row), project)]


@login_required
@require_http_methods(["GET", "POST"])
@once
def withdraw_paper(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take a document back, with a reason."""
    project = project_of(request, code, DOCUMENT)
    row = found(project.documents.filter(withdrawn_at=None), pk=pk)
    require_may(request.user, document_verb(row), project)
    back = reverse("projects:documents", args=[project.code])

    def write(fields: dict[str, Any]) -> None:
        withdraw_document(document_id=row.pk, by=request.user, **fields)

    heading = _("Withdraw the document")
    crumbs = [(_("Projects"), reverse("projects:list")), (project.code, back), (heading, "")]
    return form_page(
        request, ReasonForm(request.POST or None), heading, back, write, lead=row.title, crumbs=crumbs
    )


@login_required
@require_GET
def history(request: HttpRequest, code: str) -> HttpResponse:
    """What changed lately, and what happened, the newest first."""
    project = project_of(request, code, SEE_INSIDE)
    told = changes_since(project, today() - LATELY)
    entries = list(timeline.of(project).order_by("-at", "-id")[:SHOWN])
    context = frame(request, project, "history", entries=entries, told=told)
    return render(request, "projects/history.html", context)
