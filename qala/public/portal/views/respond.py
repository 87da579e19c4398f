"""The writer of an appeal replies, adds words and photos, says whether it is solved, opens it again."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from qala.contact.appeals.access import is_resident_of
from qala.contact.appeals.actions import reopen, reply, write
from qala.contact.appeals.actions.as_holder import reopen_as_holder, reply_as_holder, write_as_holder
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.views.uploads import sent_files
from qala.contact.quality.actions import say_on_page
from qala.public.portal.access import can_read_whole, secret_of
from qala.public.portal.forms import JudgeForm, MessageForm, WordsForm
from qala.public.portal.queries import appeal_by_number
from qala.shared.db import atomic
from qala.shared.errors import Invalid, Missing
from qala.shared.idempotency import once
from qala.shared.throttle import ask_leave

LIMIT, PER_SECONDS = 60, 600


@require_POST
@once
def respond(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """One of the four verbs, by the account or by the code of this session."""
    ask_leave(request, "respond", limit=LIMIT, seconds=PER_SECONDS)
    appeal = appeal_by_number(number)
    act = _VERBS.get(verb)
    if act is None or not can_read_whole(request, appeal):
        raise Missing
    act(request, appeal)
    messages.success(request, _("Thank you, this has been passed on."))
    return redirect("portal:appeal", number=appeal.number)


def _words(request: HttpRequest) -> str:
    form = WordsForm(request.POST)
    if not form.is_valid():
        raise Invalid(fields={"text": _("Please write a few words.")})
    return str(form.cleaned_data["text"])


def _reply(request: HttpRequest, appeal: Appeal) -> None:
    words, (files, key) = _words(request), sent_files(request)
    sent: dict[str, Any] = {"appeal_id": appeal.pk, "text": words, "files": files, "uploader_key": key}
    if is_resident_of(request.user, appeal):
        reply(by=request.user, **sent)
    else:
        reply_as_holder(secret=secret_of(request.session, appeal.pk), **sent)


def _write(request: HttpRequest, appeal: Appeal) -> None:
    form, (files, key) = MessageForm(request.POST), sent_files(request)
    if not form.is_valid() or not (form.cleaned_data["text"].strip() or files):
        raise Invalid(fields={"text": _("Please write a few words or add a photo.")})
    words = form.cleaned_data["text"]
    sent: dict[str, Any] = {"appeal_id": appeal.pk, "text": words, "files": files, "uploader_key": key}
    if is_resident_of(request.user, appeal):
        write(by=request.user, **sent)
    else:
        write_as_holder(secret=secret_of(request.session, appeal.pk), **sent)


def _reopen(request: HttpRequest, appeal: Appeal) -> None:
    _open_again(request, appeal, _words(request))


def _open_again(request: HttpRequest, appeal: Appeal, reason: str) -> None:
    if is_resident_of(request.user, appeal):
        reopen(appeal_id=appeal.pk, reason=reason, by=request.user)
    else:
        secret = secret_of(request.session, appeal.pk)
        reopen_as_holder(appeal_id=appeal.pk, secret=secret, reason=reason)


def _say(request: HttpRequest, appeal: Appeal) -> None:
    """Yes or no with stars and words; no opens the appeal again in the same tap."""
    form = JudgeForm(request.POST)
    if not form.is_valid():
        raise Invalid(fields={name: " ".join(map(str, words)) for name, words in form.errors.items()})
    data = form.cleaned_data
    is_solved = data["is_solved"] == "yes"
    with atomic():
        say_on_page(appeal_id=appeal.pk, is_solved=is_solved, rating=data["rating"], comment=data["comment"])
        if not is_solved:
            reason = data["comment"].strip() or _("The resident says that it is not solved.")
            _open_again(request, appeal, reason)


_VERBS: dict[str, Callable[[HttpRequest, Appeal], None]] = {
    "reply": _reply,
    "write": _write,
    "reopen": _reopen,
    "say": _say,
}
