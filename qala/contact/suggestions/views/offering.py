"""While somebody writes: what the text speaks for. A fragment for every form that takes in appeals."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from qala.contact.appeals.actions.register import MAX_TEXT
from qala.contact.appeals.models.appeal import Priority
from qala.contact.catalog.queries import Book, book
from qala.contact.suggestions.access import can_use
from qala.contact.suggestions.actions.count import sealed
from qala.contact.suggestions.queries.engine import LEAST_LETTERS, Offer, offers
from qala.contact.suggestions.rules.kinds import Kind
from qala.shared.clock import today
from qala.shared.errors import require
from qala.shared.throttle import count_attempt

LIMIT, PER_SECONDS = 600, 600


@dataclass(frozen=True)
class Choice:
    """A guess in words: the value for the form's field and what to show."""

    value: int
    label: str
    percent: int
    words: str


@dataclass(frozen=True)
class Question:
    """The choices of one kind; `field` is the name of the form's field."""

    field: str
    title: str
    choices: list[Choice]


@login_required
@require_POST
def topics(request: HttpRequest) -> HttpResponse:
    """POST `text`; the three most probable topics, executors and urgency with the words that spoke for them.

    Nothing of the text is kept. One person may ask six hundred times in ten minutes.
    """
    require(can_use(request.user))
    count_attempt("suggestions", f"user:{request.user.pk}", limit=LIMIT, seconds=PER_SECONDS)
    text = request.POST.get("text", "")[:MAX_TEXT].strip()
    found = offers(text) if len(text) >= LEAST_LETTERS else []
    known = book()
    context = {
        "questions": [question for offer in found if (question := _question(offer, known)).choices],
        "is_asked": bool(found),
        "sealed": sealed(found) if found else "",
    }
    response = render(request, "suggestions/offers.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _question(offer: Offer, known: Book) -> Question:
    titles = {
        Kind.TOPIC: _("The text speaks for"),
        Kind.EXECUTOR: _("Such appeals went to"),
        Kind.PRIORITY: _("Urgency of such appeals"),
    }
    choices = [
        Choice(guess.label, label, round(100 * guess.probability), ", ".join(guess.words))
        for guess in offer.guesses
        if (label := _label(offer.kind, guess.label, known))
    ]
    return Question(offer.kind, titles[Kind(offer.kind)], choices)


def _label(kind: str, label: int, known: Book) -> str:
    """What the answer is called; "" when it can no longer be given."""
    if kind == Kind.TOPIC:
        topic: Any = known.topics.get(label)
        return topic.name if topic is not None and topic.is_active else ""
    if kind == Kind.EXECUTOR:
        return known.executor_name(label) if known.is_executor_active(label, today()) else ""
    return str(Priority(label).label) if label in Priority.values and label != Priority.NORMAL else ""
