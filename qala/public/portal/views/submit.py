"""A resident writes an appeal."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.appeals.actions import register
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.views.uploads import sent_files
from qala.contact.catalog.queries import book
from qala.public.portal.access import remember_opened, secret_of
from qala.public.portal.forms import SubmitForm, known_contacts
from qala.shared.errors import Invalid, Missing
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.throttle import ask_leave

LIMIT, PER_SECONDS = 30, 600
_RECEIPT = "portal_receipt"


@require_http_methods(["GET", "POST"])
@once
def submit(request: HttpRequest) -> HttpResponse:
    """The form; a good one leads to the receipt."""
    if request.session.session_key is None:
        # The receipt is kept in the session, and a form sent twice must meet it there: so it begins with the form.
        request.session.create()
    form = SubmitForm(request.POST or None, initial=known_contacts(request.user))
    if request.method == "POST":
        ask_leave(request, "submit", limit=LIMIT, seconds=PER_SECONDS)
        if form.is_valid():
            with refused_beside(form, Invalid):
                made = _register(request, form)
                remember_opened(request, made.appeal, made.secret)
                request.session[_RECEIPT] = made.appeal.pk
                return redirect("portal:receipt")
    emergencies = [topic.pk for topic in book().topics.values() if topic.is_emergency]
    context = {"form": form, "emergencies": " ".join(map(str, emergencies))}
    return render(request, "portal/submit.html", context, status=422 if form.errors else 200)


def _register(request: HttpRequest, form: SubmitForm) -> Any:
    files, key = sent_files(request)
    return register(
        text=form.cleaned_data["text"],
        topic_id=form.cleaned_data["topic"],
        channel="web",
        language=(get_language() or "kk")[:2],
        place=form.place(),
        person=form.person(has_agreed=form.cleaned_data["has_agreed"]),
        resident=request.user if request.user.is_authenticated else None,
        files=files,
        uploader_key=key,
    )


@require_GET
def receipt(request: HttpRequest) -> HttpResponse:
    """The number and the code, to print or write down; only for the session that sent the appeal."""
    appeal = Appeal.objects.filter(pk=request.session.get(_RECEIPT) or 0).first()
    if appeal is None:
        raise Missing
    resolve = appeal.targets.filter(kind="resolve").first()
    context = {"appeal": appeal, "secret": secret_of(request.session, appeal.pk), "resolve": resolve}
    return render(request, "portal/receipt.html", context)
