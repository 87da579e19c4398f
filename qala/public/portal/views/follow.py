"""Find by number and read the story."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.appeals.actions.as_holder import opens
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.queries.history import told
from qala.contact.appeals.queries.papers import slip_paper
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.appeals.rules.statuses import LIFE
from qala.contact.appeals.views.papers import as_pdf
from qala.contact.quality.actions import said_of
from qala.public.portal.access import (
    can_read_whole,
    is_for_others,
    open_as_reporter,
    remember_opened,
    secret_of,
)
from qala.public.portal.forms import JudgeForm, MessageForm, TrackForm, WordsForm
from qala.public.portal.queries import appeal_by_number, hidden_answers
from qala.public.portal.talk import conversation, why_moved
from qala.public.portal.words import story
from qala.shared.clock import now
from qala.shared.errors import Missing
from qala.shared.throttle import ask_leave, count_attempt

LIMIT, PER_SECONDS = 20, 600
# Numbers follow one another: reading them all in a row must take long. A family or an office stays far below.
PAGES_LIMIT = 300
TRIES_PER_NUMBER = 10


@require_http_methods(["GET", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """The search form. A wrong code looks like a wrong number, and both are counted."""
    form = TrackForm(request.POST or None)
    if request.method == "POST":
        ask_leave(request, "track", limit=LIMIT, seconds=PER_SECONDS)
        if form.is_valid():
            found = _find(form.cleaned_data["number"])
            secret = form.cleaned_data["secret"]
            if found is not None and secret:
                count_attempt("secret", found.number, limit=TRIES_PER_NUMBER, seconds=PER_SECONDS)
                if opens(found, secret):
                    remember_opened(request, found, secret)
                else:
                    found = None
            if found is not None:
                return redirect("portal:appeal", number=found.number)
            if secret and (reporter := open_as_reporter(request, form.cleaned_data["number"], secret)):
                return redirect("portal:shared", number=reporter.number)
            form.add_error(None, _("There is no appeal with this number and code. Please check both."))
    return render(request, "portal/track.html", {"form": form}, status=422 if form.errors else 200)


def _find(typed: str) -> Appeal | None:
    number = read_number(typed)
    return Appeal.objects.filter(number=number).first() if number else None


@require_GET
def appeal_page(request: HttpRequest, number: str) -> HttpResponse:
    """Stage, what happens next and the promised date for everybody; the rest for its writer."""
    ask_leave(request, "story", limit=PAGES_LIMIT, seconds=PER_SECONDS)
    appeal = appeal_by_number(number)
    is_whole = can_read_whole(request, appeal)
    context = {"appeal": appeal, "story": story(appeal, at=now()), "is_whole": is_whole, "steps": _steps()}
    context["may_read_topic"] = is_whole or is_for_others(appeal)
    if is_whole:
        context |= _whole(appeal)
    return render(request, "portal/appeal.html", context)


def _whole(appeal: Appeal) -> dict[str, Any]:
    """What only its writer reads."""
    files = appeal.attachments.exclude(role="note").select_related("file")
    entries = told(appeal, is_public=True)
    is_main = appeal.duplicate_of_id is None
    return {
        "entries": [entry for entry in entries if entry.verb != "write"],
        "messages_both": conversation(entries),
        "why_moved": why_moved(entries),
        "answers": appeal.answers.select_related("organisation", "late_cause"),
        # Merged: its writer hears what the other appeal was answered, without what others wrote about themselves.
        "shared_answers": hidden_answers(appeal.duplicate_of) if appeal.duplicate_of else [],
        "inquiry": appeal.inquiries.filter(replied_at=None).first(),
        "attachments": [attachment for attachment in files if attachment.file.is_ready],
        "may_reply": appeal.stage in LIFE.step("reply").sources,
        "may_write": appeal.is_open and is_main,
        "may_reopen": appeal.has_ended and is_main,
        "said": said_of(appeal) if is_main else None,
        "may_judge": appeal.has_ended and is_main and appeal.resolved_at is not None,
        "form": WordsForm(),
        "message_form": MessageForm(auto_id="message_%s"),
        "judge_form": JudgeForm(auto_id="judge_%s"),
    }


@require_GET
def slip(request: HttpRequest, number: str) -> HttpResponse:
    """The registration slip (APPC art. 64) for whoever gave the code in this session or wrote under an account."""
    ask_leave(request, "slip", limit=LIMIT, seconds=PER_SECONDS)
    appeal = appeal_by_number(number)
    if not can_read_whole(request, appeal):
        raise Missing
    return as_pdf(slip_paper(appeal, secret=secret_of(request.session, appeal.pk)), appeal.number)


def _steps() -> list[str]:
    return [_("Received"), _("In progress"), _("Work planned"), _("Answered")]


@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """The old address of a resident's own appeals."""
    return redirect("/my/")
