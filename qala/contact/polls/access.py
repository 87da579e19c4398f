"""Who makes polls, who takes them by phone, who reads them inside."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.polls.models import Option, Poll, Question
from qala.ground.files.access import file_viewer, public_viewer
from qala.ground.files.models import StoredFile
from qala.ground.people.access import can
from qala.shared.permissions import permission

MANAGE, READ, TAKE, VOTES = "polls.manage", "polls.read", "polls.take", "polls.votes"

permission(
    MANAGE,
    _("Write, open and close polls"),
    _("What the city asks is written by few, and never changed once people answer."),
    ("content_editor", "controller", "administrator"),
)
permission(
    READ,
    _("Read polls and their figures"),
    _(
        "Whoever answers residents or reports on them knows what the city asks; figures hide small groups here too."
    ),
    ("operator", "shift_supervisor", "controller", "analyst", "content_editor", "administrator"),
)
permission(
    TAKE,
    _("Take a poll for a caller"),
    _("People without the internet answer by phone; the number is kept as a keyed hash only."),
    ("operator", "shift_supervisor"),
)
permission(
    VOTES,
    _("Take single votes out as a file"),
    _("Votes without names, district and age, after the poll has closed, and every file is recorded."),
    ("controller", "administrator"),
)


def can_manage(user: Any) -> bool:
    """Whether the person writes polls."""
    return can(user, MANAGE)


def can_read(user: Any) -> bool:
    """Whether the person sees polls and figures inside."""
    return can(user, READ)


def can_take(user: Any) -> bool:
    """Whether the person answers for callers."""
    return can(user, TAKE)


def can_take_votes_out(user: Any) -> bool:
    """Whether the person gets the file of votes."""
    return can(user, VOTES)


def visible_polls(user: Any) -> QuerySet[Poll]:
    """Polls that the person reads inside: drafts only for those who write them."""
    if can_manage(user):
        return Poll.objects.all()
    return Poll.objects.exclude(stage="draft") if can_read(user) else Poll.objects.none()


def public_polls() -> QuerySet[Poll]:
    """Polls that everybody may know of."""
    return Poll.objects.filter(stage__in=("open", "closed"))


@public_viewer
def shows_public_picture(file: StoredFile) -> bool:
    """Pictures of polls that everybody may know of."""
    return _is_in(public_polls(), file)


@file_viewer
def shows_picture(user: Any, session: Any, file: StoredFile) -> bool:
    """Pictures of polls that the person reads inside."""
    return bool(getattr(user, "is_authenticated", False)) and _is_in(visible_polls(user), file)


def _is_in(polls: QuerySet[Poll], file: StoredFile) -> bool:
    return (
        polls.filter(picture=file).exists()
        or Question.objects.filter(picture=file, poll__in=polls).exists()
        or Option.objects.filter(picture=file, question__poll__in=polls).exists()
    )
