"""Two at once, on real connections."""

from typing import Any

import pytest

from qala.contact.polls.actions import close_poll, voter_of_phone, voter_of_user
from qala.contact.polls.models import Ballot, Poll, PollCount, Vote
from qala.contact.polls.tests.factories import running, vote
from qala.shared.errors import Conflict
from tests.personas import content_editor, resident
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ROUNDS = 3


def counts() -> tuple[int, int]:
    return Ballot.objects.filter(is_counted=True).count(), Vote.objects.count()


@pytest.mark.parametrize("may_change", [True, False])
def test_two_posts_of_one_person_are_one_vote(may_change: bool) -> None:
    poll = running(content_editor(), may_change=may_change)
    for name in range(ROUNDS):
        results = at_once(lambda n=name: vote(poll, n, 0), lambda n=name: vote(poll, n, 1))
        assert len(refused(results)) == (0 if may_change else 1)
        assert counts() == (name + 1, name + 1)


def test_account_and_desk_at_once() -> None:
    poll, person = running(content_editor()), resident()
    person.phone = "+77010000009"
    person.save()
    results = at_once(
        lambda: vote(poll, 0, 0, voter=voter_of_user(person), origin="account"),
        lambda: vote(poll, 0, 1, voter=voter_of_phone("+77010000009"), origin="desk"),
    )
    assert len(refused(results)) <= 1
    assert counts() == (1, 1)


def test_a_vote_in_the_moment_of_closing_counts_or_is_refused() -> None:
    by = content_editor()
    for _round in range(ROUNDS):
        poll = running(by)
        for name in range(5):
            vote(poll, name)
        acts: list[Any] = [lambda n=name, p=poll: vote(p, n, 1) for name in range(5, 9)]
        results = at_once(*acts, lambda p=poll: close_poll(poll_id=p.pk, by=by))
        late = refused(results)
        assert all(isinstance(one, Conflict) and one.code == "not_open" for one in late)
        told = PollCount.objects.get(poll=poll)
        assert told.vote_count == Vote.objects.filter(poll=poll).count() == 9 - len(late)
        assert Ballot.objects.filter(poll=poll).count() == told.vote_count


def test_two_close_once() -> None:
    by = content_editor()
    poll = running(by)
    for name in range(6):
        vote(poll, name)
    results = at_once(*[lambda: close_poll(poll_id=poll.pk, by=by)] * 2)
    assert len(refused(results)) == 1
    assert (Poll.objects.get().stage, counts()) == ("closed", (6, 6))
