"""Open, close and call off a poll."""

import secrets
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from qala.contact.polls.access import can_manage
from qala.contact.polls.actions.count import write_count
from qala.contact.polls.events import PollCancelled, PollClosed, PollOpened
from qala.contact.polls.models import Ballot, Poll, Vote
from qala.contact.polls.models.poll import Audience
from qala.contact.polls.rules.answers import WITH_OPTIONS
from qala.contact.polls.rules.statuses import LIFE
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, require
from qala.shared.events import publish

BY_TIME = "close_by_time"


def open_poll(*, poll_id: int, by: Any) -> Poll:
    """From its beginning on it takes answers; its questions stand from now on. Raises NotAllowed, Missing, Conflict."""
    with atomic():
        poll = lock(Poll, poll_id)
        require(can_manage(by))
        LIFE.check(poll.stage, "open")
        _check_complete(poll)
        poll.change_secret = secrets.token_hex(32)
        poll.opened_at = now()
        _move(poll, "open", by)
        publish(PollOpened(poll_id=poll.pk, by_id=by.pk))
    return poll


def close_poll(*, poll_id: int, by: Any) -> Poll:
    """Count for good and cut every thread between people and votes. Raises NotAllowed, Missing, Conflict."""
    with atomic():
        poll = lock(Poll, poll_id)
        require(can_manage(by))
        LIFE.check(poll.stage, "close")
        _close(poll, "close", by)
    return poll


def close_due() -> int:
    """Close the polls whose time is over, each in its own transaction; how many there were."""
    closed = 0
    for pk in Poll.objects.filter(stage="open", closes_at__lte=now()).values_list("pk", flat=True):
        with atomic():
            poll = lock(Poll, pk)
            # Somebody may have closed it, or put its end off, while we waited.
            if poll.stage == "open" and poll.closes_at <= now():
                _close(poll, BY_TIME, None)
                closed += 1
    return closed


def cancel_poll(*, poll_id: int, reason: str, by: Any) -> Poll:
    """Call it off: no answers, no figures. Raises NotAllowed, Missing, Conflict, Invalid."""
    with atomic():
        poll = lock(Poll, poll_id)
        require(can_manage(by))
        LIFE.check(poll.stage, "cancel", reason=reason)
        cut_threads(poll)
        poll.ended_at = now()
        _move(poll, "cancel", by, note=reason)
        publish(PollCancelled(poll_id=poll.pk, by_id=by.pk))
    return poll


def _close(poll: Poll, verb: str, by: Any) -> None:
    poll.ended_at = now()
    write_count(poll, is_final=True)
    cut_threads(poll)
    _move(poll, verb, by)
    publish(PollClosed(poll_id=poll.pk))


def cut_threads(poll: Poll) -> None:
    """Destroy the secret and write votes and ballots anew, in a random order and in one transaction each with all the
    others: neither place on the disk nor number of the transaction says which came together."""
    poll.change_secret = ""
    with connection.cursor() as cursor:
        for table, columns, gone in (
            (Vote._meta.db_table, "answers, district_id, age_band", ", change_key"),
            (Ballot._meta.db_table, "key, origin, voted_on, is_counted", ""),
        ):
            nothing = ", NULL" if gone else ""
            cursor.execute(
                f"WITH old AS (DELETE FROM {table} WHERE poll_id = %s RETURNING *)"
                f" INSERT INTO {table} (id, poll_id, {columns}{gone})"
                f" SELECT gen_random_uuid(), poll_id, {columns}{nothing} FROM old ORDER BY random()",
                [poll.pk],
            )


def _move(poll: Poll, verb: str, by: Any, note: str = "") -> None:
    step = LIFE.step("close" if verb == BY_TIME else verb)
    before, poll.stage = poll.stage, step.lands_in(poll.stage)
    poll.save(update_fields=["stage", "change_secret", "opened_at", "ended_at", "updated_at"])
    timeline.add(poll, verb, by=by, note=note, from_stage=before, to_stage=poll.stage)


def _check_complete(poll: Poll) -> None:
    """A poll that nobody could answer is not opened."""
    questions = list(poll.questions.prefetch_related("options"))
    if not questions:
        raise Conflict(_("A poll needs at least one question."), code="incomplete")
    for question in questions:
        count = len(question.options.all())
        if question.kind in WITH_OPTIONS and (count < 2 or question.least > count):
            raise Conflict(
                _("The question “%(text)s” has too few options.") % {"text": question.text},
                code="incomplete",
            )
    if poll.audience == Audience.DISTRICT and not poll.districts.exists():
        raise Conflict(_("Name the districts whose residents may answer."), code="incomplete")
    if poll.closes_at <= now():
        raise Conflict(_("The poll would end in the past."), code="incomplete")
