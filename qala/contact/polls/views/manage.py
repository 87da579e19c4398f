"""Staff: the list of polls, a poll, its life."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.appeals.views.uploads import sent_files
from qala.contact.knowledge.rules.markup import to_html
from qala.contact.polls.access import can_manage, can_read, visible_polls
from qala.contact.polls.actions import cancel_poll, close_poll, open_poll, save_poll
from qala.contact.polls.actions.write import OF_POLL
from qala.contact.polls.filters import PollFilter
from qala.contact.polls.forms.answering import AnswerForm
from qala.contact.polls.forms.shown import laid_out
from qala.contact.polls.forms.writing import CancelForm, PollForm
from qala.contact.polls.models import Poll
from qala.contact.polls.models.question import Kind
from qala.contact.polls.queries.results import turnout
from qala.contact.polls.queries.sheets import sheet_of
from qala.contact.polls.rules.statuses import LIFE
from qala.contact.polls.tables import PollTable, facts_of, with_turnout
from qala.shared import timeline
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


def trail(*more: tuple[Any, str]) -> list[tuple[Any, str]]:
    """Breadcrumbs below the list."""
    return [(_("Polls"), reverse("polls:manage")), *more]


@login_required
@require_GET
def polls(request: HttpRequest) -> HttpResponseBase:
    """All polls that the person may know of."""
    require(can_read(request.user))
    return list_screen(
        request,
        queryset=with_turnout(visible_polls(request.user).select_related("topic")),
        table=PollTable,
        filters=PollFilter,
        template="polls/manage.html",
        screen="polls.polls",
        context={"may_manage": can_manage(request.user)},
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_poll(request: HttpRequest) -> HttpResponse:
    """Begin a draft."""
    require(can_manage(request.user))
    return _edit(request, None, _("New poll"), reverse("polls:manage"))


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_poll(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    require(can_manage(request.user))
    poll = found(Poll, pk=pk)
    return _edit(request, poll, _("Change the poll"), poll.get_absolute_url())


def _edit(request: HttpRequest, poll: Poll | None, heading: str, back: str) -> HttpResponse:
    initial: dict[str, Any] = {}
    if poll is not None:
        chosen = list(poll.districts.values_list("pk", flat=True))
        initial = {"seen": timeline.newest(poll, *OF_POLL), "districts": chosen}
    form = PollForm(request.POST or None, instance=poll, initial=initial)

    kept = request.POST.getlist("picture_id")

    def write(data: dict[str, Any]) -> str:
        kept[:], _key = sent_files(request, "picture")
        made = save_poll(
            poll_id=poll.pk if poll else None, by=request.user, picture=(kept or [None])[-1], **data
        )
        return made.get_absolute_url()

    crumbs = trail(*([(poll.title, back)] if poll else []), (heading, ""))
    return form_page(
        request, form, heading, back, write, template="polls/edit.html", crumbs=crumbs,
        picture=poll.picture if poll else None, kept=kept,
    )  # fmt: skip


@login_required
@require_GET
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """A poll with its questions, turnout and history."""
    require(can_read(request.user))
    poll = found(visible_polls(request.user).select_related("topic", "picture"), pk=pk)
    may_manage = can_manage(request.user)
    context = {
        "poll": poll,
        "text": to_html(poll.text),
        "facts": facts_of(poll),
        "turnout": turnout(poll),
        "questions": poll.questions.select_related("picture").prefetch_related("options__picture"),
        "kinds": Kind.choices,
        "is_draft": poll.stage == "draft",
        "may_manage": may_manage,
        "steps": [LIFE.step(verb) for verb in LIFE.open_verbs(poll.stage)] if may_manage else [],
        "entries": timeline.of(poll),
        "crumbs": trail((poll.title, "")),
    }
    return render(request, "polls/card.html", context)


@login_required
@require_GET
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet as residents will see it; nothing can be sent."""
    require(can_read(request.user))
    poll = found(visible_polls(request.user).select_related("picture"), pk=pk)
    form = AnswerForm(sheet=sheet_of(poll))
    context = {"poll": poll, "text": to_html(poll.text), "form": form, "questions": list(laid_out(form))}
    crumbs = trail((poll.title, poll.get_absolute_url()), (_("Preview"), ""))
    return render(request, "polls/preview.html", {**context, "crumbs": crumbs})


@login_required
@require_POST
@once
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Open it."""
    open_poll(poll_id=pk, by=request.user)
    messages.success(request, _("The poll is open. Its questions stand from now on."))
    return redirect("polls:card", pk=pk)


@login_required
@require_POST
@once
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it before its time."""
    close_poll(poll_id=pk, by=request.user)
    messages.success(request, _("The poll is closed and counted."))
    return redirect("polls:card", pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
@once
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it off, with a reason."""
    require(can_manage(request.user))
    poll = found(Poll, pk=pk)
    return form_page(
        request,
        CancelForm(request.POST or None),
        _("Cancel the poll"),
        poll.get_absolute_url(),
        lambda data: cancel_poll(poll_id=pk, by=request.user, **data),
        lead=_("Nothing of a cancelled poll is published, and it cannot be opened again."),
        crumbs=trail((poll.title, poll.get_absolute_url()), (_("Cancel the poll"), "")),
    )
