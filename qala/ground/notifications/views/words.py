"""Staff: the texts of notifications."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.ground.notifications import actions
from qala.ground.notifications.access import can_write
from qala.ground.notifications.actions.trying import Trial, try_words
from qala.ground.notifications.actions.words import Place, check_words, checked
from qala.ground.notifications.forms import WordingForm
from qala.ground.notifications.models import Wording
from qala.ground.notifications.queries.texts import Text, default_text
from qala.ground.notifications.queries.wording_list import kind_lines
from qala.ground.notifications.rules.channels import SHORT, Channel
from qala.ground.notifications.rules.segments import size_of
from qala.ground.notifications.rules.wording import fill
from qala.ground.notifications.views.log import tabs
from qala.shared.errors import require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once


@login_required
@require_GET
def words(request: HttpRequest) -> HttpResponse:
    """Every kind, and which of its texts are the city's own."""
    require(can_write(request.user))
    context = {"lines": kind_lines(), "tabs": tabs(request, "words")}
    return render(request, "notifications/words.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit(request: HttpRequest, kind: str, channel: str, language: str) -> HttpResponse:
    """One text: `do` is save, preview, or try (send it to me)."""
    require(can_write(request.user))
    place = Place(kind, channel, language)
    declared = checked(place)
    own = Wording.objects.filter(kind=kind, channel=channel, language=language).first()
    usual = default_text(declared, channel, language)
    now = Text(own.title, own.body) if own else usual
    form = WordingForm(request.POST or None, initial={"title": now.title, "body": now.body})
    trial = None
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            done = _carried_out(request, place, form.cleaned_data)
            if isinstance(done, HttpResponse):
                return done
            trial = done
    text = form.cleaned_data if form.is_bound and not form.errors else {"title": now.title, "body": now.body}
    shown = Text(fill(text["title"] or usual.title, declared.sample), fill(text["body"], declared.sample))
    context = {
        "form": form,
        "kind": declared,
        "place": place,
        "channel": Channel(channel).label,
        "has_title": channel != Channel.SMS,
        "is_short": channel in SHORT,
        "own": own,
        "usual": usual,
        "shown": shown,
        "trial": trial,
        "size": size_of(shown.body) if channel == Channel.SMS else None,
        "languages": ("kk", "ru", "en"),
        "crumbs": [(_("Texts"), reverse("notifications:words")), (str(declared.label), "")],
    }
    return render(request, "notifications/edit_words.html", context, status=422 if form.errors else 200)


def _carried_out(request: HttpRequest, place: Place, data: dict[str, Any]) -> HttpResponse | Trial | None:
    if request.POST.get("do") == "save":
        actions.save_words(place=place, title=data["title"], body=data["body"], by=request.user)
        messages.success(request, _("Saved."))
        return redirect("notifications:edit_words", place.kind, place.channel, place.language)
    check_words(checked(place), title=data["title"], body=data["body"])
    if request.POST.get("do") == "try":
        return try_words(place=place, title=data["title"], body=data["body"], by=request.user)
    return None


@login_required
@require_POST
@once
def reset(request: HttpRequest, kind: str, channel: str, language: str) -> HttpResponse:
    """Back to the kind's own text."""
    actions.reset_words(place=Place(kind, channel, language), by=request.user)
    messages.success(request, _("The text of the house holds again."))
    return redirect("notifications:edit_words", kind, channel, language)
