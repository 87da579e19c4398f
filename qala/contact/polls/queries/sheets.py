"""What can be answered now, and what is asked, as values for pages and for the virtual operator."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language

from qala.contact.polls.models import Ballot, Option, Poll, Question, Vote
from qala.contact.polls.rules.keys import Voter, ballot_keys, change_key
from qala.shared.clock import now
from qala.shared.errors import Missing
from qala.shared.languages import said

MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class PollCard:
    """A poll in a list. `needs_confirmed`: answered with an account or a confirmed phone only; `districts`: names of
    the districts whose residents may answer, empty for the whole city."""

    id: int
    title: str
    text: str
    picture_url: str
    closes_at: datetime
    needs_confirmed: bool
    districts: tuple[str, ...]
    question_count: int
    url: str


@dataclass(frozen=True, slots=True)
class SheetOption:
    """Something to choose."""

    id: int
    text: str
    picture_url: str
    picture_alt: str = ""


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """A question. `kind` is one of `rules.answers.Kind`, whose module says which value answers it. `least`, `most`:
    how many may be chosen (many); `low`, `high` and labels: the scale. `picture_url`: "" without a picture."""

    id: int
    kind: str
    text: str
    is_required: bool
    options: tuple[SheetOption, ...]
    least: int
    most: int
    low: int
    high: int
    low_label: str
    high_label: str
    picture_url: str = ""
    picture_alt: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All questions of a poll in one language. `districts`: (id, name) of those that may answer, empty for all."""

    poll_id: int
    title: str
    text: str
    language: str
    closes_at: datetime
    may_change: bool
    asks_age: bool
    needs_confirmed: bool
    districts: tuple[tuple[int, str], ...]
    questions: tuple[SheetQuestion, ...]


def open_polls(*, user: Any = None, topic_id: int | None = None) -> list[PollCard]:
    """Polls that take answers now, those that end first before the others; of one topic when it is named.

    Polls that the account has answered and may not change are left out. Four statements, however many polls.
    """
    rows = running_polls().select_related("picture").prefetch_related("questions")
    found = list(rows if topic_id is None else rows.filter(topic_id=topic_id))
    done = _done(found, user)
    return [_card(poll) for poll in found if poll.may_change or poll.pk not in done]


def running_polls() -> QuerySet[Poll]:
    """Polls that take votes at this moment, with their districts, the first to end first."""
    at = now()
    rows = Poll.objects.filter(stage="open", opens_at__lte=at, closes_at__gt=at)
    return rows.select_related("topic", "counted").prefetch_related("districts").order_by("closes_at", "id")


def _done(polls: list[Poll], user: Any) -> set[int]:
    if not polls or not getattr(user, "is_authenticated", False):
        return set()
    identities = (f"phone:{user.phone}", f"user:{user.pk}") if user.phone else (f"user:{user.pk}",)
    keys = [
        key
        for poll in polls
        for key in ballot_keys(Voter(identities), secret=settings.SECRET_KEY, poll_id=poll.pk)
    ]
    return set(Ballot.objects.filter(poll__in=polls, key__in=keys).values_list("poll_id", flat=True))


def _card(poll: Poll) -> PollCard:
    return PollCard(
        poll.pk,
        poll.title,
        poll.text,
        _picture(poll),
        poll.closes_at,
        poll.audience != "everyone",
        tuple(district.name for district in poll.districts.all()) if poll.audience == "district" else (),
        len(poll.questions.all()),
        reverse("polls:poll", args=[poll.pk]),
    )


def poll_sheet(poll_id: int, language: str = "") -> Sheet:
    """What is asked, in the language (the active one when empty). Raises Missing for one that takes no answers now."""
    poll = Poll.objects.filter(pk=poll_id).first()
    if poll is None or not poll.takes_votes(now()):
        raise Missing
    return sheet_of(poll, language)


def sheet_of(poll: Poll, language: str = "") -> Sheet:
    """The same for any poll, as its preview shows it."""
    wanted = (language or get_language() or "kk")[:2]
    questions = poll.questions.select_related("picture").prefetch_related("options__picture")
    is_local = poll.audience == "district"
    return Sheet(
        poll.pk,
        said(poll, "title", wanted),
        said(poll, "text", wanted),
        wanted,
        poll.closes_at,
        poll.may_change,
        poll.asks_age,
        poll.audience != "everyone",
        tuple((each.pk, said(each, "name", wanted)) for each in poll.districts.all()) if is_local else (),
        tuple(_question(each, wanted) for each in questions),
    )


def _question(row: Question, language: str) -> SheetQuestion:
    return SheetQuestion(
        row.pk,
        row.kind,
        said(row, "text", language),
        row.is_required,
        tuple(
            SheetOption(each.pk, said(each, "text", language), _picture(each), said(each, "alt", language))
            for each in row.options.all()
        ),
        row.least,
        row.most,
        row.low,
        row.high,
        said(row, "low", language),
        said(row, "high", language),
        _picture(row),
        said(row, "alt", language),
    )


def _picture(row: "Poll | Question | Option") -> str:
    return row.picture.preview_url if row.picture else ""


def has_voted(poll_id: int, voter: Voter) -> bool:
    """Whether this person has voted. One statement."""
    keys = ballot_keys(voter, secret=settings.SECRET_KEY, poll_id=poll_id)
    return Ballot.objects.filter(poll_id=poll_id, key__in=keys).exists()


def my_vote(poll: Poll, voter: Voter) -> Vote | None:
    """The person's own vote while it can be changed, for them alone to look at."""
    if not poll.change_secret or not poll.may_change:
        return None
    keys = ballot_keys(voter, secret=settings.SECRET_KEY, poll_id=poll.pk)
    marks = [change_key(key, poll_secret=poll.change_secret) for key in keys]
    return Vote.objects.filter(poll=poll, change_key__in=marks).first()


def coming_polls() -> list[Poll]:
    """Opened polls whose beginning has not come yet, the first one first."""
    return list(
        Poll.objects.filter(stage="open", opens_at__gt=now()).order_by("opens_at", "id")[:MOST_LISTED]
    )


def closed_polls() -> list[Poll]:
    """What has closed with published figures, the latest first."""
    rows = Poll.objects.filter(stage="closed", counted__isnull=False).exclude(results="never")
    rows = rows.select_related("counted", "topic").prefetch_related("districts")
    return list(rows.order_by("-closes_at", "-id")[:MOST_LISTED])
