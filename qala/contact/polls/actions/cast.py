"""Somebody votes, or changes their vote while the poll lets them.

There is no timeline entry and no event: either would say who voted when (docs/decisions/0144). For the same reason the
pages that call this keep no idempotency key; a second post finds the ballot of the first.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext_lazy as _

from qala.contact.polls.models import AgeBand, Ballot, Origin, Poll, Vote
from qala.contact.polls.models.poll import Audience
from qala.contact.polls.rules import answers as rules
from qala.contact.polls.rules.keys import Voter, ballot_keys, change_key
from qala.ground.places.models import District
from qala.shared.clock import now, today
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed

_BALLOTS = Ballot._meta.db_table


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the voter is told. `is_change`: an earlier vote was replaced. `may_change`: it may be once more."""

    poll_id: int
    is_change: bool
    may_change: bool


def cast(
    *,
    poll_id: int,
    answers: Mapping[Any, Any],
    voter: Voter,
    origin: str,
    district_id: int | None = None,
    age_band: str = "",
) -> Receipt:
    """One person, one vote. `answers` by the question's id, shapes in `rules.answers`.

    Raises Missing, Conflict (code "not_open", "already_voted"), NotAllowed (code "confirm_first", "not_your_district"),
    Invalid (fields "q<id>", "district", "age_band", "answers").
    """
    with atomic():
        poll = hold_open(poll_id)
        _admit(poll, voter, district_id)
        given = _read(poll, answers, district_id, age_band)
        keys = ballot_keys(voter, secret=settings.SECRET_KEY, poll_id=poll.pk)
        marks = [change_key(key, poll_secret=poll.change_secret) for key in keys] if poll.may_change else []
        if _take_ballots(poll, keys, origin):
            Vote.objects.create(poll=poll, change_key=marks[0] if marks else None, **given)
            return Receipt(poll.pk, is_change=False, may_change=poll.may_change)
        # Nobody at the desk may turn over what the owner of a number has said before.
        is_allowed = bool(marks) and origin != Origin.DESK
        if not is_allowed or not Vote.objects.filter(poll=poll, change_key__in=marks).update(**given):
            raise Conflict(_("You have voted in this poll already."), code="already_voted")
        return Receipt(poll.pk, is_change=True, may_change=True)


def hold_open(poll_id: int) -> Poll:
    """The poll, held against closing until the transaction ends; voters do not wait for each other.

    Raises Missing, Conflict (it takes no votes now).
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {Poll._meta.db_table} WHERE id = %s FOR SHARE", [poll_id])
    poll = Poll.objects.filter(pk=poll_id, stage__in=("open", "closed", "cancelled")).first()
    if poll is None:
        raise Missing
    if not poll.takes_votes(now()):
        raise Conflict(_("This poll takes no answers now."), code="not_open")
    return poll


def _admit(poll: Poll, voter: Voter, district_id: int | None) -> None:
    if poll.audience == Audience.EVERYONE:
        return
    if not voter.is_confirmed:
        raise NotAllowed(_("This poll is for people with an account or a confirmed phone."))
    if poll.audience != Audience.DISTRICT:
        return
    if district_id is None:
        raise Invalid(fields={"district": _("Say in which district you live.")})
    if not poll.districts.filter(pk=district_id).exists():
        raise NotAllowed(_("This poll is for people who live in other districts."))


def _read(poll: Poll, answers: Mapping[Any, Any], district_id: int | None, age_band: str) -> dict[str, Any]:
    questions = [question.asked for question in poll.questions.prefetch_related("options")]
    kept, wrong = rules.read_all(questions, answers)
    if district_id is not None and not _is_district(district_id):
        wrong["district"] = _("There is no such district.")
    if age_band and age_band not in AgeBand.values:
        wrong["age_band"] = _("There is no such age group.")
    if wrong:
        raise Invalid(fields=wrong)
    return {
        "answers": kept,
        "district_id": district_id,
        "age_band": age_band if poll.asks_age else "",
    }


def _is_district(district_id: int) -> bool:
    return District.objects.as_of(today()).filter(pk=district_id).exists()


def _take_ballots(poll: Poll, keys: list[str], origin: str) -> bool:
    """Write down that this person has voted; False when they had before. Of two at once the second waits here."""
    rows = [(uuid.uuid4(), poll.pk, key, origin, today(), key == keys[0]) for key in keys]
    marks = ", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {_BALLOTS} (id, poll_id, key, origin, voted_on, is_counted) VALUES {marks}"
            " ON CONFLICT (poll_id, key) DO NOTHING RETURNING key",
            # In one order, so that two who share a phone wait and never block each other.
            [value for row in sorted(rows, key=lambda row: row[2]) for value in row],
        )
        new = [key for (key,) in cursor.fetchall()]
    if len(new) == len(keys):
        return True
    # A further name of somebody who has voted: remembered, not counted.
    Ballot.objects.filter(poll=poll, key__in=new).update(is_counted=False)
    return False
