"""Find by number, read the story, reply, open again; and a resident's own appeals."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.appeals.access import is_resident_of
from qala.contact.appeals.actions import reopen, reply
from qala.contact.appeals.actions.as_holder import opens, reopen_as_holder, reply_as_holder
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.queries.history import told
from qala.contact.appeals.queries.papers import slip_paper
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.appeals.rules.statuses import LIFE
from qala.contact.appeals.views.papers import as_pdf
from qala.contact.appeals.views.uploads import sent_files
from qala.public.portal.access import (
    can_read_whole,
    is_for_others,
    open_as_reporter,
    remember_opened,
    secret_of,
)
from qala.public.portal.forms import TrackForm, WordsForm
from qala.public.portal.queries import appeal_by_number, hidden_answers
from qala.public.portal.words import story
from qala.shared.clock import now
from qala.shared.errors import Invalid, Missing
from qala.shared.idempotency import once
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
        files = appeal.attachments.exclude(role="note").select_related("file")
        context |= {
            "entries": told(appeal, is_public=True),
            "answers": appeal.answers.select_related("organisation"),
            # Merged: its writer hears what the other appeal was answered, without what others wrote about themselves.
            "shared_answers": hidden_answers(appeal.duplicate_of) if appeal.duplicate_of else [],
            "inquiry": appeal.inquiries.filter(replied_at=None).first(),
            "attachments": [attachment for attachment in files if attachment.file.is_ready],
            "may_reply": appeal.stage in LIFE.step("reply").sources,
            "may_reopen": appeal.has_ended and not appeal.duplicate_of_id,
            "form": WordsForm(),
        }
    return render(request, "portal/appeal.html", context)


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


@require_POST
@once
def respond(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """The writer replies or opens the appeal again."""
    appeal = appeal_by_number(number)
    if not can_read_whole(request, appeal) or verb not in ("reply", "reopen"):
        raise Missing
    form = WordsForm(request.POST)
    if not form.is_valid():
        raise Invalid(fields={"text": _("Please write a few words.")})
    words, secret = form.cleaned_data["text"], secret_of(request.session, appeal.pk)
    is_owner = is_resident_of(request.user, appeal)
    if verb == "reply":
        files, key = sent_files(request)
        if is_owner:
            reply(appeal_id=appeal.pk, text=words, by=request.user, files=files, uploader_key=key)
        else:
            reply_as_holder(appeal_id=appeal.pk, secret=secret, text=words, files=files, uploader_key=key)
    elif is_owner:
        reopen(appeal_id=appeal.pk, reason=words, by=request.user)
    else:
        reopen_as_holder(appeal_id=appeal.pk, secret=secret, reason=words)
    messages.success(request, _("Thank you, this has been passed on."))
    return redirect("portal:appeal", number=appeal.number)


@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """The person's own appeals, newest first."""
    rows = Appeal.objects.filter(resident_id=request.user.pk).select_related("topic", "status")
    page = list(rows.prefetch_related("targets").order_by("-received_at", "-id")[:200])
    return render(request, "portal/mine.html", {"stories": [(each, story(each, at=now())) for each in page]})
