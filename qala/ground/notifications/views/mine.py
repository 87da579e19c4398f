"""A person's own notifications and what they want to hear."""

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.ground.notifications import actions, kinds
from qala.ground.notifications.forms import PreferencesForm
from qala.ground.notifications.models import ChannelChoice, Habit, PushSubscription
from qala.ground.notifications.queries import bell as bells
from qala.ground.notifications.rules.channels import Channel
from qala.ground.notifications.rules.parameters import NotificationParameters
from qala.ground.notifications.rules.planning import Traits, Wishes, is_wanted
from qala.ground.notifications.senders import base, push
from qala.shared.db import as_id
from qala.shared.errors import Invalid
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.parameters.reading import of_today

MOST_BYTES = 4_000


@require_GET
@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """The newest first; `unread=1`, `group=`, `before=<id>`."""
    user: Any = request.user
    before, group = as_id(request.GET.get("before", "")), request.GET.get("group", "")
    is_unread = request.GET.get("unread") == "1"
    found = bells.entries(user, before=before, unread=is_unread, group=group)
    page = found[: bells.PAGE]
    context = {
        "entries": page,
        "older": page[-1].id if len(found) > bells.PAGE else None,
        "is_unread": is_unread,
        "group": group,
        "groups": kinds.groups_for(user.kind),
        "unread": bells.unread_count(user),
    }
    return render(request, "notifications/list.html", context)


@require_GET
@login_required
def bell(request: HttpRequest) -> HttpResponse:
    """The bell anew, after news."""
    return render(request, "notifications/bell_fragment.html")


@require_POST
@login_required
def opened(request: HttpRequest, pk: int) -> HttpResponse:
    """Read, and on to what it is about."""
    row = actions.read(notification_id=pk, by=request.user)
    url = row.occasion.url
    is_ours = url_has_allowed_host_and_scheme(url, allowed_hosts=None) and url.startswith("/")
    return redirect(url if is_ours else reverse("notifications:list"))


@require_POST
@login_required
def mark(request: HttpRequest) -> HttpResponse:
    """`id`: one is read; without it all are."""
    pk = as_id(request.POST.get("id", ""))
    if pk is not None:
        actions.read(notification_id=pk, by=request.user)
    else:
        actions.read_all(by=request.user)
    return redirect("notifications:list")


@require_http_methods(["GET", "POST"])
@login_required
@once
def preferences(request: HttpRequest) -> HttpResponse:
    """What, how and when."""
    user: Any = request.user
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            actions.choose(by=user, **form.words())
            language = form.cleaned_data["language"]
            with override(language):
                messages.success(request, _("Your choices are saved."))
            response = redirect("notifications:preferences")
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME, language, max_age=365 * 24 * 3600,
                secure=settings.LANGUAGE_COOKIE_SECURE, samesite="Lax",
            )  # fmt: skip
            return response
    context = {
        "form": form,
        "rule": of_today(NotificationParameters),
        "missing": _missing(user),
        "push_key": push.public_key(),
        "devices": PushSubscription.objects.filter(user=user),
    }
    return render(request, "notifications/preferences.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest) -> PreferencesForm:
    user: Any = request.user
    offered = base.offered()
    channels = [one.value for one in Channel if one == Channel.IN_APP or one.value in offered]
    habit = Habit.objects.filter(user=user).first() or Habit()
    initial = {
        "language": user.language,
        "quiet_from": habit.quiet_from,
        "quiet_to": habit.quiet_to,
        "pace": habit.pace,
        "digest_hour": "" if habit.digest_hour is None else habit.digest_hour,
    }
    return PreferencesForm(
        request.POST or None, audience=user.kind, channels=channels, is_on=_standing(user), initial=initial
    )


def _standing(user: Any) -> Callable[[str, list[kinds.Kind], str], bool]:
    """What holds today: the person's word, else the usual of any of the group's kinds."""
    rows = ChannelChoice.objects.filter(user=user).values_list("group", "channel", "is_on")
    chosen = {(group, channel): is_on for group, channel, is_on in rows}

    def is_on(group: str, members: list[kinds.Kind], channel: str) -> bool:
        if (group, channel) in chosen:
            return chosen[group, channel]
        if channel == Channel.SMS:
            return any(one.sms_too and (Channel.SMS in one.channels or not user.email) for one in members)
        return any(is_wanted(channel, Traits(one.channels), Wishes()) for one in members)

    return is_on


def _missing(user: Any) -> list[str]:
    """Ways the city has and this person cannot be reached by yet."""
    offered, said = base.offered(), []
    if not user.email:
        said.append(_("You have given no e-mail address, so no letters come to you."))
    if Channel.SMS in offered and not user.phone:
        said.append(_("You have given no phone, so no SMS come to you."))
    return said


@require_POST
@login_required
def subscribe(request: HttpRequest) -> JsonResponse:
    """A browser's subscription as JSON: endpoint, keys.p256dh, keys.auth."""
    words = _json(request)
    keys = words.get("keys")
    keys = keys if isinstance(keys, dict) else {}
    row = actions.subscribe(
        endpoint=str(words.get("endpoint", "")),
        public_key=str(keys.get("p256dh", "")),
        auth=str(keys.get("auth", "")),
        device=_device(request.headers.get("User-Agent", "")),
        by=request.user,
    )
    return JsonResponse({"id": row.pk})


@require_POST
@login_required
def unsubscribe(request: HttpRequest) -> HttpResponse:
    """By row (`id`, from the page) or by the browser's own address (JSON)."""
    if request.content_type == "application/json":
        count = actions.unsubscribe(endpoint=str(_json(request).get("endpoint", "")), by=request.user)
        return JsonResponse({"removed": count})
    actions.unsubscribe(device_id=as_id(request.POST.get("id", "")), by=request.user)
    messages.success(request, _("The device gets no more messages."))
    return redirect("notifications:preferences")


def _json(request: HttpRequest) -> dict[str, Any]:
    if request.content_type != "application/json":
        raise Invalid
    if len(request.body) > MOST_BYTES:
        raise Invalid
    try:
        words = json.loads(request.body)
    except ValueError as fault:
        raise Invalid from fault
    if not isinstance(words, dict):
        raise Invalid
    return words


def _device(agent: str) -> str:
    """Enough for a person to know the device again: "Firefox, Android"."""
    browsers = ("Edg", "OPR", "YaBrowser", "SamsungBrowser", "Firefox", "Chrome", "Safari")
    systems = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")
    found = [next((name for name in names if name in agent), "") for names in (browsers, systems)]
    return ", ".join(filter(None, found)) or _("Browser")
