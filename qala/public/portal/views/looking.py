"""While somebody writes: topics that the words speak for, danger, and the extra questions of a topic. Fragments."""

import secrets
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from qala.contact.appeals.actions.register import MAX_TEXT
from qala.contact.appeals.forms.extra import QuestionsForm
from qala.contact.appeals.views.reading import whole_of
from qala.contact.catalog.models import Topic
from qala.contact.catalog.queries import book
from qala.contact.contacts.queries.answering import topic_index
from qala.contact.contacts.queries.gate import Service, gate
from qala.contact.contacts.rules.danger import hazards_in
from qala.contact.suggestions.queries.engine import quick_offer
from qala.contact.suggestions.rules.kinds import Kind
from qala.public.portal.views.limits import device_of, name_device, new_challenge
from qala.public.portal.views.writer import writer_of
from qala.shared.folding import fold
from qala.shared.throttle import ask_leave

ASKED_LIMIT, PER_SECONDS = 400, 600
MOST_TOPICS = 3


@dataclass(frozen=True)
class Danger:
    """Why it may be dangerous, and whom to call."""

    words: list[str]
    services: list[Service]

    def __bool__(self) -> bool:
        return bool(self.services)


def danger_of(text: str, topic: str) -> Danger:
    """By the emergency gate's words and by topics that may be an emergency; the number that fits comes first."""
    known, signs = gate(), hazards_in(fold(text[:MAX_TEXT]), gate().hazards)
    chosen = book().topics.get(int(topic)) if topic.isdecimal() and len(topic) < 10 else None
    if not signs and not (chosen is not None and chosen.is_emergency):
        return Danger([], [])
    first = [known.service(sign.service) for sign in signs if sign.service]
    order = {service.number: service for service in [*first, *known.services] if service is not None}
    return Danger([sign.what for sign in signs], list(order.values()))


def topics_for(text: str) -> list[Topic]:
    """The topics that the words speak for: by the city's classifier, and by names and keywords where it is unsure."""
    offer, known = quick_offer(Kind.TOPIC, text), book().topics
    ids = [guess.label for guess in offer.guesses] if offer else []
    ids = list(dict.fromkeys([*ids, *(topic_index().find(text) if len(text) >= 3 else [])]))
    return [known[pk] for pk in ids if pk in known and known[pk].is_active][:MOST_TOPICS]


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """`text`, `topic`: danger and topics. Nothing of it is kept."""
    ask_leave(request, "look", limit=ASKED_LIMIT, seconds=PER_SECONDS)
    text, topic = request.POST.get("text", "")[:MAX_TEXT].strip(), request.POST.get("topic", "")
    context = {"danger": danger_of(text, topic), "topics": topics_for(text), "chosen": topic}
    return fresh(render(request, "portal/look.html", context))


@require_GET
def questions(request: HttpRequest) -> HttpResponse:
    """`?topic=`: what is asked beside the words."""
    ask_leave(request, "look", limit=ASKED_LIMIT, seconds=PER_SECONDS)
    form = QuestionsForm(whole_of(request, "topic"))
    return fresh(render(request, "portal/questions.html", {"form": form}))


@require_GET
def challenge(request: HttpRequest) -> HttpResponse:
    """What a browser needs to send: a challenge, and a token for a form that was kept since."""
    ask_leave(request, "challenge", limit=ASKED_LIMIT, seconds=PER_SECONDS)
    if request.session.session_key is None:
        request.session.create()
    device = device_of(request) or secrets.token_hex(16)
    words: dict[str, Any] = {
        "challenge": new_challenge(request, device),
        "csrf": get_token(request),
        "who": writer_of(request),
        "language": (get_language() or "kk")[:2],
    }
    return fresh(name_device(request, JsonResponse(words), device))


def fresh(response: HttpResponse) -> HttpResponse:
    """Kept by nobody."""
    response["Cache-Control"] = "no-store"
    return response
