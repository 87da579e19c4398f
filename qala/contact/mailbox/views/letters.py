"""The desk's letters."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.appeals.intake_parts import intake_parts, tell_parts
from qala.contact.mailbox import actions
from qala.contact.mailbox.access import can_work
from qala.contact.mailbox.filters import LetterFilter
from qala.contact.mailbox.forms import JoinForm, LetterForm
from qala.contact.mailbox.models import Letter, LetterFile, MailboxMark
from qala.contact.mailbox.tables import LetterTable, state_badge
from qala.ground.people.actions import saw
from qala.ground.people.models import User
from qala.shared.db import atomic
from qala.shared.errors import Invalid, Missing, require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.lists import list_screen

# Counted for the rows of the page, not for all letters of the filter.
FILES = Subquery(
    LetterFile.objects.filter(letter=OuterRef("pk")).values("letter").annotate(n=Count("pk")).values("n")
)


@login_required
@require_GET
def letters(request: HttpRequest) -> HttpResponseBase:
    """All letters, filtered, and whether the mailbox answers."""
    require(can_work(request.user))
    return list_screen(
        request,
        queryset=Letter.objects.select_related("appeal").annotate(file_count=FILES).defer("text"),
        table=LetterTable,
        filters=LetterFilter,
        template="mailbox/letters.html",
        screen="mailbox.letters",
        may_export=False,
        context={"mark": MailboxMark.objects.first()},
    )


@login_required
@require_GET
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter."""
    return _page(request, _found(request, pk), JoinForm())


@login_required
@require_POST
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Name and address, on request: whoever opens them is written down."""
    found = _found(request, pk)
    saw(cast(User, request.user), found, "letter")
    response = render(request, "mailbox/person.html", {"letter": found})
    response["Cache-Control"] = "no-store"
    return response


@login_required
@require_http_methods(["GET", "POST"])
@once
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as a filled-in form; name and address go along without being shown."""
    found = _found(request, pk)
    form = LetterForm(request.POST or None, initial=LetterForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        with refused_beside(form, Invalid):
            made = _register(request, found, form)
            messages.success(request, _("Registered: %(number)s") % {"number": made.appeal.number})
            return redirect(made.appeal)
    crumbs = [*_crumbs(), (_("Register"), "")]
    context = {"form": form, "letter": found, "parts": intake_parts(request.user), "crumbs": crumbs}
    return render(request, "mailbox/register.html", context, status=422 if form.errors else 200)


def _register(request: HttpRequest, found: Letter, form: LetterForm) -> Any:
    data = form.cleaned_data
    with atomic():
        made = actions.register_letter(
            letter_id=found.pk,
            by=request.user,
            text=data["text"],
            topic_id=data["topic"],
            language=data["language"],
            priority=data["priority"],
            executor_id=data["executor"],
            procedure=data["procedure"],
            remark=data["remark"],
            place=form.place(),
            person=form.person(has_agreed=True),
        )
        tell_parts(request.POST, made.appeal, by=request.user)
    return made


@login_required
@require_POST
@once
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter belongs to an appeal."""
    found = _found(request, pk)
    form = JoinForm(request.POST)
    if form.is_valid():
        with refused_beside(form, Missing):
            appeal = actions.join(letter_id=found.pk, number=form.cleaned_data["number"], by=request.user)
            messages.success(request, _("Added to %(number)s") % {"number": appeal.number})
            return redirect(appeal)
    return _page(request, found, form)


@login_required
@require_POST
@once
def aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Junk, or nothing to do."""
    actions.set_aside(letter_id=pk, state=request.POST.get("state", ""), by=request.user)
    messages.success(request, _("Put aside."))
    return redirect("mailbox:letters")


def _found(request: HttpRequest, pk: int) -> Letter:
    require(can_work(request.user))
    found = Letter.objects.select_related("appeal", "settled_by").filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _page(request: HttpRequest, found: Letter, form: JoinForm) -> HttpResponse:
    context = {
        "letter": found,
        "files": [each.file for each in found.files.select_related("file")],
        "state": state_badge(found),
        "receipt": getattr(found, "receipt", None),
        "form": form,
        "crumbs": [*_crumbs(), (found.subject or _("(no subject)"), "")],
    }
    return render(request, "mailbox/letter.html", context, status=422 if form.errors else 200)


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Letters"), reverse("mailbox:letters"))]
