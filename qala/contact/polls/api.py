"""Polls as JSON, for everybody: what is asked, and what came of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from qala.contact.polls.access import public_polls
from qala.contact.polls.models import Poll
from qala.contact.polls.queries.results import published
from qala.contact.polls.queries.sheets import closed_polls, running_polls
from qala.contact.polls.schemas import PollResults, Polls
from qala.shared.api import Id, answer, answers
from qala.shared.db import found
from qala.shared.errors import Missing
from qala.shared.throttle import ask_leave

router = Router(tags=["polls"])
LIMIT, PER_SECONDS = 240, 600


@router.get("/polls", url_name="polls", response=answers(Polls, 429), summary="Polls")
def polls(request: HttpRequest) -> HttpResponse:
    """What can be answered now on the site, and what has closed with published results."""
    ask_leave(request, "polls api", limit=LIMIT, seconds=PER_SECONDS)
    return answer({"items": [_line(poll) for poll in [*running_polls(), *closed_polls()]]})


@router.get(
    "/polls/{poll_id}/results",
    url_name="poll_results",
    response=answers(PollResults, 404, 422, 429),
    summary="Results of a poll",
)
def results(request: HttpRequest, poll_id: Id) -> HttpResponse:
    """The published figures, the same as on the page."""
    ask_leave(request, "polls api", limit=LIMIT, seconds=PER_SECONDS)
    shown = published(found(public_polls(), pk=poll_id))
    if shown is None:
        raise Missing
    return answer(
        {
            "id": shown.poll.pk,
            "title": shown.poll.title,
            "counted_at": shown.counted_at,
            "vote_count": shown.vote_count,
            "is_final": shown.is_final,
            "figures": [_figure(each) for each in shown.figures],
        }
    )


def _line(poll: Poll) -> dict[str, Any]:
    return {
        "id": poll.pk,
        "title": poll.title,
        "text": poll.text,
        "stage": poll.stage,
        "opens_at": poll.opens_at,
        "closes_at": poll.closes_at,
        "needs_confirmed": poll.audience != "everyone",
        "districts": [row.name for row in poll.districts.all()] if poll.audience == "district" else [],
        "topic": poll.topic.code if poll.topic else None,
        "has_results": published(poll) is not None,
    }


def _figure(figure: Any) -> dict[str, Any]:
    return {
        "id": figure.id,
        "kind": figure.kind,
        "text": figure.text,
        "answered": figure.answered,
        "cells": [
            {"label": label, "count": count, "share": share, "mean": mean}
            for label, count, share, mean in figure.rows
        ],
        "groups": [
            {
                "title": each.title,
                "columns": each.columns,
                "rows": each.rows,
                "is_declared": each.is_declared,
            }
            for each in figure.groups
        ],
    }
