"""Conversations as those who answer see them."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.appeals.rules.numbers import hide_secrets
from qala.contact.assistant import actions
from qala.contact.assistant.access import can_answer, visible_conversations, visible_voices
from qala.contact.assistant.filters import ConversationFilter
from qala.contact.assistant.forms import PromoteForm, ReplyForm
from qala.contact.assistant.models import Conversation
from qala.contact.assistant.queries.for_shifts import QUEUE_CODE
from qala.contact.assistant.rules.slots import Slots
from qala.contact.assistant.tables import ConversationTable, topic_of
from qala.contact.shifts.actions.queue import put_back, take
from qala.contact.shifts.models import QueueHold
from qala.ground.files.models import StoredFile
from qala.ground.people.actions import saw
from qala.ground.people.models import User
from qala.shared.db import found
from qala.shared.errors import Conflict, Missing, require
from qala.shared.form_pages import form_page, refused_beside
from qala.shared.idempotency import once
from qala.shared.lists import list_screen

MOST_LINES = 300


@login_required
@require_GET
def talks(request: HttpRequest) -> HttpResponseBase:
    """All conversations, those that moved last first."""
    require(can_answer(request.user))
    rows = visible_conversations(request.user).select_related("operator")
    return list_screen(
        request, queryset=rows, table=ConversationTable, filters=ConversationFilter,
        template="assistant/talks.html", screen="assistant.talks",
    )  # fmt: skip


@login_required
@require_GET
def talk(request: HttpRequest, pk: int) -> HttpResponse:
    """The transcript with what was filled in; opening it is written down."""
    conversation = _visible(request, pk)
    saw(cast("User", request.user), conversation, "reading a conversation of the assistant")
    return render(request, "assistant/talk.html", _context(request, conversation) | {"form": ReplyForm()})


@login_required
@require_GET
def lines(request: HttpRequest, pk: int) -> HttpResponse:
    """The same, fetched anew by news while it is open."""
    return render(request, "assistant/parts/lines.html", _context(request, _visible(request, pk)))


def _visible(request: HttpRequest, pk: int) -> Conversation:
    require(can_answer(request.user))
    return found(visible_conversations(request.user).select_related("operator", "user"), pk=pk)


def _context(request: HttpRequest, conversation: Conversation) -> dict[str, Any]:
    slots = Slots.of(conversation.slots)
    newest = conversation.turns.order_by("-id").select_related("operator")[:MOST_LINES]
    for turn in newest:  # Whoever has the code speaks as the applicant; it is drawn without, and never saved.
        turn.text = hide_secrets(turn.text)
    facts = [
        (_("Channel"), conversation.get_channel_display()),
        (_("Language"), conversation.get_language_display()),
        (_("What"), slots.text),
        (_("Where"), slots.place.get("address", "")),
        (_("Topic"), topic_of(conversation)),
        (_("Phone"), _("given") if slots.phone else ""),
    ]
    return {
        "conversation": conversation,
        "turns": list(newest)[::-1],
        "facts": [(label, value) for label, value in facts if value],
        "files": StoredFile.objects.filter(pk__in=slots.files, state="ready"),
        "voices": conversation.voices.all(),
        "appeals": conversation.appeals.all(),
        "is_mine": conversation.state == "talk" and conversation.operator_id == request.user.pk,
        "language": conversation.language,
    }


@login_required
@require_POST
@once
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """An answer to the person."""
    conversation = _visible(request, pk)
    form = ReplyForm(request.POST)
    if form.is_valid():
        with refused_beside(form):
            actions.reply(conversation_id=pk, text=form.cleaned_data["text"], by=request.user)
            return redirect("assistant:talk", pk=pk)
    return render(
        request, "assistant/talk.html", _context(request, conversation) | {"form": form}, status=422
    )


@login_required
@require_POST
@once
def steer(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Take it, put it back into the queue, or give it to the assistant again."""
    _visible(request, pk)
    if verb == "take":
        take(channel=QUEUE_CODE, key=str(pk), by=request.user)
        messages.success(request, _("Yours now."))
    elif verb == "back":
        hold = QueueHold.objects.filter(channel=QUEUE_CODE, key=str(pk), ended_at=None).first()
        if hold is None:
            raise Conflict
        put_back(hold_id=hold.pk, by=request.user)
        messages.success(request, _("It waits again."))
    elif verb == "end":
        actions.end_talk(conversation_id=pk, by=request.user)
        messages.success(request, _("The assistant goes on."))
        return redirect("assistant:talks")
    else:
        raise Missing
    return redirect("assistant:talk", pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
@once
def promote(request: HttpRequest, pk: int) -> HttpResponse:
    """An appeal from the conversation, without typing it again."""
    conversation = _visible(request, pk)
    slots = Slots.of(conversation.slots)
    first = {
        "text": slots.text or _spoken(conversation),
        "topic": slots.topic_id,
        "address": slots.place.get("address", ""),
    }
    form = PromoteForm(request.POST or None, initial=first)

    def write(fields: dict[str, Any]) -> str:
        made = actions.promote(
            conversation_id=pk, text=fields["text"], topic_id=fields["topic"], address=fields["address"],
            place=form.place(), phone=fields["phone"], by=request.user,
        )  # fmt: skip
        messages.success(request, _("Registered: %(number)s.") % {"number": made.appeal.number})
        return conversation.get_absolute_url()

    return form_page(
        request, form, _("An appeal from the conversation"), conversation.get_absolute_url(), write,
        template="assistant/promote.html",
    )  # fmt: skip


def _spoken(conversation: Conversation) -> str:
    """What the person wrote to the operator, when nothing was filled in before."""
    since = conversation.waiting_since or conversation.started_at
    rows = conversation.turns.filter(who="person", at__gte=since).exclude(text="").order_by("id")
    return "\n".join(rows.values_list("text", flat=True))[:4000]


@login_required
@require_GET
def voice(request: HttpRequest, pk: int) -> HttpResponse:
    """A voice message, for those who answer; the look is written down."""
    require(can_answer(request.user))
    note = found(visible_voices(request.user).select_related("conversation"), pk=pk)
    saw(cast("User", request.user), note.conversation, "hearing a voice message")
    answer = HttpResponse(bytes(note.sound), content_type=note.media_type)
    answer["Content-Disposition"] = f'attachment; filename="voice-{note.pk}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
