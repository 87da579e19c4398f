"""The conversation on the site: a page that works without scripts, and the same inside the widget."""

import secrets
import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from qala.contact.appeals.views.uploads import sent_files
from qala.contact.assistant.actions import handle, receive
from qala.contact.assistant.actions.effects.prompts import greeting, menu_buttons
from qala.contact.assistant.actions.linking import chats_of, link_code, part_chats
from qala.contact.assistant.actions.sealing import outside_hash
from qala.contact.assistant.models import GREETING, Channel, Conversation, Inbound, Turn
from qala.contact.assistant.rules.parameters import AssistantParameters
from qala.shared.db import as_id
from qala.shared.idempotency import once
from qala.shared.parameters.reading import of_today
from qala.shared.throttle import ask_leave, count_attempt

LIMIT, PER_SECONDS = 400, 600
MOST_LETTERS = 8000
MOST_SHOWN = 100
_SESSION = "assistant"


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The whole conversation."""
    return render(
        request,
        "assistant/page.html",
        _context(request)
        | {"telegram_url": _telegram_url(request), "chat_count": _chat_count(request), "key": uuid.uuid4()},
    )


def _telegram_url(request: HttpRequest) -> str:
    """The bot, where the city has named it; whoever is signed in comes there linked with the account."""
    name = settings.TELEGRAM["name"] if settings.TELEGRAM["token"] else ""
    code = link_code(request.user) if name and request.user.is_authenticated else ""
    return f"https://t.me/{name}" + (f"?start={code}" if code else "") if name else ""


def _chat_count(request: HttpRequest) -> int:
    return chats_of(request.user) if request.user.is_authenticated else 0


@login_required
@require_POST
@once
def part(request: HttpRequest) -> HttpResponse:
    """Part the account from its chats in messengers: nothing of it is told there any more."""
    part_chats(user=request.user)
    messages.success(request, _("No chat is joined with your account now."))
    return redirect("assistant:page")


@require_GET
def panel(request: HttpRequest) -> HttpResponse:
    """The same for the widget."""
    return render(request, "assistant/panel.html", _context(request))


@require_GET
def news(request: HttpRequest) -> HttpResponse:
    """Lines that came since; 204 for none."""
    conversation = _conversation(request)
    after = as_id(request.GET.get("after", "")) or 0
    if conversation is None or not conversation.turns.filter(pk__gt=after).exists():
        return HttpResponse(status=204)
    return _answer(request, conversation, after)


@require_GET
def chart(request: HttpRequest) -> HttpResponse:
    """A map to choose a point on, fetched when somebody wants it."""
    return render(request, "assistant/parts/map.html")


@require_POST
def say(request: HttpRequest) -> HttpResponse:
    """One message. Sent twice under one key it is taken once: the update is unique."""
    ask_leave(request, "assistant", limit=LIMIT, seconds=PER_SECONDS)
    payload, outside_id = _payload(request), _token(request, make=True)
    if not any(payload[name] for name in ("text", "button", "files")) and payload["lon"] is None:
        return redirect("assistant:page")
    who = outside_hash(Channel.SITE, outside_id)
    count_attempt("assistant.minute", who, limit=of_today(AssistantParameters).minute_limit, seconds=60)
    conversation, _is_new = receive(
        channel=Channel.SITE, update_key=f"{who[:40]} {_key(request)}", outside_id=outside_id, payload=payload,
        language=get_language() or "kk", user=request.user if request.user.is_authenticated else None,
    )  # fmt: skip
    handle(conversation_id=conversation.pk)
    if request.headers.get("HX-Request"):
        conversation.refresh_from_db()
        return _answer(request, conversation, as_id(request.POST.get("after", "")) or 0)
    return redirect(f"{reverse('assistant:page')}#last")


def _payload(request: HttpRequest) -> dict[str, Any]:
    files, key = sent_files(request)
    return {
        "text": request.POST.get("text", "").strip()[:MOST_LETTERS],
        "button": request.POST.get("button", "")[:60],
        "lon": _degrees(request.POST.get("lon", ""), 180),
        "lat": _degrees(request.POST.get("lat", ""), 90),
        "files": [str(each) for each in files],
        "uploader_key": key,
        "sources": [outside_hash("address", str(request.META.get("REMOTE_ADDR", "")))],
    }


def _degrees(text: str, most: int) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if -most <= value <= most else None


def _key(request: HttpRequest) -> str:
    return request.POST.get("_key", "")[:50] or str(uuid.uuid4())


def _token(request: HttpRequest, *, make: bool = False) -> str:
    """What the session knows the conversation by; an account finds its own in any browser."""
    if request.user.is_authenticated:
        return f"user {request.user.pk}"
    kept = str(request.session.get(_SESSION, ""))
    if not kept and make:
        kept = request.session[_SESSION] = secrets.token_urlsafe(32)
    return kept


def _conversation(request: HttpRequest) -> Conversation | None:
    token = _token(request)
    if not token:
        return None
    return Conversation.objects.filter(
        channel=Channel.SITE, outside_hash=outside_hash(Channel.SITE, token)
    ).first()


def _context(request: HttpRequest) -> dict[str, Any]:
    conversation = _conversation(request)
    if conversation is None or not conversation.turns.exists():
        language = (get_language() or "kk")[:2]
        first = Turn(who="assistant", text="\n\n".join(greeting(language)), pk=0)
        return {"turns": [first], "choices": menu_buttons(language), "last": 0, **_form(None)}
    newest = conversation.turns.order_by("-id").select_related("operator")[:MOST_SHOWN]
    turns = list(newest)[::-1]
    return {"turns": turns, "last": turns[-1].pk, **_form(conversation)}


def _form(conversation: Conversation | None) -> dict[str, Any]:
    if conversation is None:
        return {"key": uuid.uuid4(), "language": (get_language() or "kk")[:2], "is_waited_for": False}
    is_open = conversation.inbounds.filter(state__in=[Inbound.State.NEW, Inbound.State.RETRY]).exists()
    return {
        "key": uuid.uuid4(),
        "choices": conversation.offered,
        "language": conversation.language,
        "is_waited_for": conversation.is_with_person or is_open,
        "is_placing": conversation.state in ("place", "place_pick") or _wants_place(conversation),
    }


def _wants_place(conversation: Conversation) -> bool:
    return any(each.get("asks") == "location" for each in conversation.offered)


def _answer(request: HttpRequest, conversation: Conversation, after: int) -> HttpResponse:
    new = conversation.turns.filter(pk__gt=after).exclude(parts__has_key=GREETING)  # The page began with it.
    turns = list(new.select_related("operator"))
    last = turns[-1].pk if turns else after
    context = {"turns": turns, "last": last, "is_answer": True, **_form(conversation)}
    with override(conversation.language):
        return render(request, "assistant/parts/answer.html", context)
