"""The moderators' queue, and the decision about one appeal."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.appeals.models import Appeal
from qala.public.published.access import can_moderate, public_or_hidden
from qala.public.published.actions import refuse, release
from qala.public.published.actions.release import VERBS
from qala.public.published.forms import RefuseForm, ReleaseForm
from qala.public.published.queries.moderating import (
    suggested_answers,
    suggested_words,
    waiting,
    with_material,
)
from qala.public.published.queries.showing import publication_of
from qala.public.published.tables import QueueTable
from qala.shared import timeline
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


@login_required
@require_GET
def queue(request: HttpRequest) -> HttpResponseBase:
    """What waits, newest first."""
    require(can_moderate(request.user))
    return list_screen(
        request,
        queryset=with_material(waiting()),
        table=QueueTable,
        template="published/queue.html",
        screen="published.queue",
        may_export=False,
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def moderate(request: HttpRequest, number: str) -> HttpResponse:
    """Release exactly what is chosen, or keep everything in; then the next one that waits."""
    require(can_moderate(request.user))
    appeal = found(with_material(public_or_hidden()), number=number)
    if request.POST.get("do") == "refuse":
        return _refuse(request, appeal)
    form = _release_form(appeal, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refused_beside(form):
            release(
                appeal_id=appeal.pk,
                by=request.user,
                words=given["words"],
                language=given["language"],
                photos=form.photo_ids,
                answers=form.answers,
                seen=given["seen"],
            )
            return _next(request, appeal)
    return _page(request, appeal, form, RefuseForm(initial={"seen": timeline.newest(appeal, *VERBS)}))


def _refuse(request: HttpRequest, appeal: Appeal) -> HttpResponse:
    form = RefuseForm(request.POST)
    if form.is_valid():
        with refused_beside(form):
            refuse(appeal_id=appeal.pk, by=request.user, **form.cleaned_data)
            return _next(request, appeal)
    return _page(request, appeal, _release_form(appeal, None), form)


def _release_form(appeal: Appeal, data: Any) -> ReleaseForm:
    publication = publication_of(appeal)
    photos = [each.file_id for each in appeal.photos]  # type: ignore[attr-defined]
    initial = {
        "words": publication.words if publication else "",
        "language": (publication.language if publication else "") or appeal.language,
        "photos": [str(pk) for pk in publication.photos.values_list("file_id", flat=True)]
        if publication
        else [],
        "seen": timeline.newest(appeal, *VERBS),
    }
    return ReleaseForm(data, initial=initial, photo_ids=photos, answers=suggested_answers(appeal))


def _next(request: HttpRequest, appeal: Appeal) -> HttpResponse:
    messages.success(request, _("Decided: %(number)s") % {"number": appeal.number})
    following = waiting().filter(received_at__lte=appeal.received_at).exclude(pk=appeal.pk)
    number = following.order_by("-received_at", "-id").values_list("number", flat=True).first()
    return redirect("published:moderate", number=number) if number else redirect("published:queue")


def _page(request: HttpRequest, appeal: Appeal, form: ReleaseForm, refusal: RefuseForm) -> HttpResponse:
    context = {
        "appeal": appeal,
        "form": form,
        "refusal": refusal,
        "publication": publication_of(appeal),
        "suggested": suggested_words(appeal),
        "chosen": form["photos"].value() or [],
        "photos": [(str(each.file_id), each) for each in appeal.photos],  # type: ignore[attr-defined]
        "crumbs": [(_("To be released"), reverse("published:queue")), (appeal.number, "")],
    }
    is_wrong = bool(form.errors or refusal.errors)
    return render(request, "published/moderate.html", context, status=422 if is_wrong else 200)
