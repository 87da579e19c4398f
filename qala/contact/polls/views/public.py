"""Polls on the site: the list, the sheet, thanks, results."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.knowledge.rules.markup import to_html
from qala.contact.polls.access import public_polls
from qala.contact.polls.actions import cast
from qala.contact.polls.forms.answering import AnswerForm
from qala.contact.polls.forms.shown import laid_out
from qala.contact.polls.models import Poll, Vote
from qala.contact.polls.queries import has_voted, my_vote, open_polls
from qala.contact.polls.queries.results import published
from qala.contact.polls.queries.sheets import closed_polls, coming_polls, sheet_of
from qala.contact.polls.views import voting
from qala.shared.clock import now
from qala.shared.db import found
from qala.shared.errors import Conflict, Invalid, Missing, NotSignedIn
from qala.shared.form_pages import refused_beside


@require_GET
def polls(request: HttpRequest) -> HttpResponse:
    """What can be answered now, what comes, what has closed."""
    context = {"open": open_polls(), "coming": coming_polls(), "closed": closed_polls()}
    return render(request, "polls/list.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def poll_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet, empty or as it was filled before; a good one leads to the thanks.

    There is no idempotency key: what it remembers would stand beside the vote. The ballot does its work.
    """
    poll = found(public_polls().select_related("picture"), pk=pk)
    if not poll.takes_votes(now()):
        return _closed(request, poll)
    if request.method == "POST":
        return _post(request, poll)
    voter, _origin = voting.known_voter(request, poll)
    has_answered = voter is not None and has_voted(poll.pk, voter)
    vote = my_vote(poll, voter) if voter is not None and has_answered else None
    if (voter is None and poll.audience != "everyone") or (has_answered and vote is None):
        return render(request, "polls/poll.html", _context(poll, None, has_answered=has_answered))
    return render(request, "polls/poll.html", _context(poll, _form(poll, vote), has_answered=has_answered))


def _form(poll: Poll, vote: Vote | None) -> AnswerForm:
    words: dict[str, Any] = {}
    if vote is not None:
        words = {"given": vote.answers, "district_id": vote.district_id, "age_band": vote.age_band}
    return AnswerForm(sheet=sheet_of(poll), **words)


def _post(request: HttpRequest, poll: Poll) -> HttpResponse:
    voter, origin = voting.voter_at_post(request, poll)
    if voter is None:
        raise NotSignedIn
    voting.ask_leave_to_vote(request, poll, origin)
    form = AnswerForm(request.POST, sheet=sheet_of(poll))
    if form.is_valid():
        with refused_beside(form, Invalid, Conflict):
            receipt = cast(
                poll_id=poll.pk, answers=form.answers, voter=voter, origin=origin,
                district_id=form.district_id, age_band=form.cleaned_data.get("age_band", ""),
            )  # fmt: skip
            voting.remember_thanks(request.session, poll.pk, is_change=receipt.is_change)
            return redirect("polls:thanks", pk=poll.pk)
    context = _context(poll, form, has_answered=has_voted(poll.pk, voter))
    return render(request, "polls/poll.html", context, status=422)


def _context(poll: Poll, form: AnswerForm | None, *, has_answered: bool) -> dict[str, Any]:
    return {
        "poll": poll,
        "text": to_html(poll.text),
        "form": form,
        "questions": list(laid_out(form)) if form else [],
        "has_answered": has_answered,
    }


def _closed(request: HttpRequest, poll: Poll) -> HttpResponse:
    is_coming = poll.stage == "open" and poll.opens_at > now()
    context = {
        "poll": poll,
        "text": to_html(poll.text),
        "is_coming": is_coming,
        "has_results": published(poll) is not None,
    }
    # Whoever sends a sheet a moment too late is told so, and not that all is well.
    status = 409 if request.method == "POST" else 200
    return render(request, "polls/closed.html", context, status=status)


@never_cache
@require_GET
def thanks(request: HttpRequest, pk: int) -> HttpResponse:
    """After a vote, in the browser that gave it."""
    poll = found(public_polls(), pk=pk)
    is_change = voting.thanks_for(request.session, pk)
    if is_change is None:
        return redirect("polls:poll", pk=pk)
    context = {
        "poll": poll,
        "is_change": is_change,
        "is_open": poll.takes_votes(now()),
        "has_results": published(poll) is not None,
    }
    return render(request, "polls/thanks.html", context)


@require_GET
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """The published figures."""
    poll = found(public_polls(), pk=pk)
    shown = published(poll)
    if shown is None:
        raise Missing
    return render(request, "polls/results.html", {"poll": poll, "shown": shown, "text": to_html(poll.text)})
