"""Staff: the questions of a draft."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from qala.contact.appeals.views.uploads import sent_files
from qala.contact.polls.access import can_manage
from qala.contact.polls.actions import move_question, remove_question, save_question
from qala.contact.polls.forms.writing import OptionRows, QuestionForm, has_options
from qala.contact.polls.models import Poll, Question
from qala.contact.polls.models.question import Kind
from qala.contact.polls.views.manage import trail
from qala.shared import timeline
from qala.shared.db import found
from qala.shared.errors import Missing, require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_question(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Add a question of a kind."""
    require(can_manage(request.user))
    if kind not in Kind.values:
        raise Missing
    return _edit(request, found(Poll, pk=pk), Question(kind=kind, most=2 if kind == "many" else 1))


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a question."""
    require(can_manage(request.user))
    question = found(Question.objects.select_related("poll", "picture"), pk=pk)
    return _edit(request, question.poll, question)


def _edit(request: HttpRequest, poll: Poll, question: Question) -> HttpResponse:
    data = request.POST or None
    initial = {"seen": timeline.newest(poll, question=question.pk)} if question.pk else {}
    form = QuestionForm(data, instance=question, kind=question.kind, initial=initial)
    known = list(question.options.select_related("picture")) if question.pk else []
    options = OptionRows(data, known, is_asked=has_options(question.kind))
    if data is not None and not options.is_valid():
        form.add_error(None, _("Please check the options."))

    kept = request.POST.getlist("picture_id")

    def write(words: dict[str, Any]) -> str:
        kept[:], _key = sent_files(request, "picture")
        save_question(
            poll_id=poll.pk,
            question_id=question.pk,
            by=request.user,
            options=options.words(_pictures(request, len(options.rows))),
            picture=(kept or [None])[-1],
            kind=question.kind,
            **words,
        )
        return poll.get_absolute_url()

    heading = question.text if question.pk else Kind(question.kind).label
    return form_page(
        request, form, heading, poll.get_absolute_url(), write, template="polls/question.html", options=options.rows,
        picture=question.picture if question.pk else None, kept=kept,
        crumbs=trail((poll.title, poll.get_absolute_url()), (heading, "")),
    )  # fmt: skip


def _pictures(request: HttpRequest, count: int) -> dict[int, Any]:
    found_ids = {}
    for index in range(count):
        ids, _key = sent_files(request, f"option-{index}-picture")
        if ids:
            found_ids[index] = ids[0]
    return found_ids


@login_required
@require_POST
@once
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it out."""
    return redirect(remove_question(question_id=pk, by=request.user).get_absolute_url())


@login_required
@require_POST
@once
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """One place up or down."""
    poll = move_question(question_id=pk, up=request.POST.get("to") == "up", by=request.user)
    return redirect(poll.get_absolute_url())
