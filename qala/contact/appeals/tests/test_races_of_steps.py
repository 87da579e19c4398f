"""Two steps at once on one appeal: exactly one outcome, nobody waits for ever."""

import threading
from typing import Any

import pytest
from django.db import OperationalError

from qala.contact.appeals.actions import (
    accept,
    answer,
    close,
    extend,
    give_back,
    redirect,
    reject,
    reopen,
)
from qala.contact.appeals.actions.sweep import sweep
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import PROOF, World
from qala.contact.appeals.tests.racing import ROUNDS, active, check, verbs
from qala.contact.appeals.tests.racing import committed_world as _committed_world  # noqa: F401  the fixture `world`
from qala.contact.catalog.rules.stages import Stage
from qala.shared.errors import NotAllowed
from tests.races import PATIENCE, at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_accept_and_give_back(world: World) -> None:
    by = world.people.executor
    for _round in range(ROUNDS):
        appeal = world.appeal()
        results = at_once(
            lambda pk=appeal.pk: accept(appeal_id=pk, by=by),
            lambda pk=appeal.pk: give_back(appeal_id=pk, reason="not ours", by=by),
        )
        check(appeal)
        # Accepted, then given back is a life; given back and then accepted is not: it is theirs no more.
        done = [verb for verb in verbs(appeal) if verb in ("accept", "give_back")]
        assert done in (["accept", "give_back"], ["give_back"])
        assert len(refused(results)) == 2 - len(done)
        assert (appeal.stage, appeal.executor_id) == (Stage.NEW, None)


def test_two_accept(world: World) -> None:
    appeal = world.appeal()
    by = [world.people.executor, world.people.executor_head]
    results = at_once(*(lambda who=who: accept(appeal_id=appeal.pk, by=who) for who in by))
    assert len(refused(results)) == 1
    assert verbs(check(appeal)).count("accept") == 1


def test_answer_and_redirect(world: World) -> None:
    for _round in range(ROUNDS):
        appeal = active(world)
        results = at_once(
            lambda pk=appeal.pk: answer(appeal_id=pk, text=PROOF, by=world.people.executor),
            lambda pk=appeal.pk: redirect(
                appeal_id=pk, executor_id=world.people.elsewhere.pk, reason="theirs", by=world.people.operator
            ),
        )
        assert len(refused(results)) == 1
        check(appeal)
        is_answered = appeal.answers.exists()
        assert appeal.stage == (Stage.DONE if is_answered else Stage.NEW)
        assert appeal.executor_id == (world.people.home.pk if is_answered else world.people.elsewhere.pk)


def test_two_answer(world: World) -> None:
    appeal = active(world)
    by = [world.people.executor, world.people.executor_head]
    results = at_once(*(lambda who=who: answer(appeal_id=appeal.pk, text=PROOF, by=who) for who in by))
    assert len(refused(results)) == 1
    assert appeal.answers.count() == 1
    assert verbs(check(appeal)).count("answer") == 1


def test_answer_and_reject(world: World) -> None:
    for _round in range(ROUNDS):
        appeal = active(world)
        results = at_once(
            lambda pk=appeal.pk: answer(appeal_id=pk, text=PROOF, by=world.people.executor),
            lambda pk=appeal.pk: reject(appeal_id=pk, reason="nonsense", by=world.people.controller),
        )
        assert len(refused(results)) == 1
        assert len([verb for verb in verbs(check(appeal)) if verb in ("answer", "reject")]) == 1


def test_close_and_reopen(world: World) -> None:
    for _round in range(ROUNDS):
        appeal = active(world)
        answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor)
        results = at_once(
            lambda pk=appeal.pk: close(appeal_id=pk, by=world.people.controller),
            lambda pk=appeal.pk: reopen(appeal_id=pk, reason="still cold", by=world.people.controller),
        )
        check(appeal)
        done = [verb for verb in verbs(appeal) if verb in ("close", "reopen")]
        assert done in (["reopen"], ["close", "reopen"])
        assert len(refused(results)) == 2 - len(done)
        assert (appeal.stage, appeal.closed_at) == (Stage.ACTIVE, None)


def test_two_reopen(world: World) -> None:
    appeal = active(world)
    answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor)
    by = [world.people.controller, world.people.shift_supervisor]
    results = at_once(*(lambda who=who: reopen(appeal_id=appeal.pk, reason="cold", by=who) for who in by))
    assert len(refused(results)) == 1
    assert check(appeal).reopened_count == 1


def test_accept_and_redirect(world: World) -> None:
    """The executor takes it on while the desk gives it to another."""
    for _round in range(ROUNDS):
        appeal = world.appeal()
        results = at_once(
            lambda pk=appeal.pk: accept(appeal_id=pk, by=world.people.executor),
            lambda pk=appeal.pk: redirect(
                appeal_id=pk, executor_id=world.people.elsewhere.pk, reason="theirs", by=world.people.operator
            ),
        )
        check(appeal)
        done = [verb for verb in verbs(appeal) if verb in ("accept", "redirect")]
        # Redirected first, it is no longer theirs to take on, and they are told so; either way it ends elsewhere, anew.
        assert done in (["accept", "redirect"], ["redirect"])
        assert [type(one) for one in refused(results)] == [NotAllowed] * (2 - len(done))
        assert (appeal.stage, appeal.executor_id) == (Stage.NEW, world.people.elsewhere.pk)
        assert appeal.assignments.get(until=None).organisation_id == world.people.elsewhere.pk
        assert appeal.targets.filter(kind="accept", met_at=None, cancelled_at=None).count() == 1


def test_sweep_and_answer(world: World, frozen_clock: Any) -> None:
    for _round in range(ROUNDS):
        appeal = active(world)
        frozen_clock.forward(hours=25)
        at_once(
            sweep,
            sweep,
            lambda pk=appeal.pk: answer(
                appeal_id=pk, text=PROOF, late_cause="late-staff", by=world.people.executor
            ),
        )
        sweep()
        check(appeal)
        assert appeal.stage == Stage.DONE
        assert appeal.was_late
        assert not appeal.is_overdue
        target = appeal.targets.get(kind="resolve")
        assert target.is_late
        assert verbs(appeal).count("breach") <= appeal.targets.count()


def test_many_sweeps_notice_once(world: World, frozen_clock: Any) -> None:
    appeals = [world.appeal() for _number in range(5)]
    frozen_clock.forward(hours=25)
    at_once(sweep, sweep, sweep, sweep)
    for appeal in appeals:
        assert verbs(appeal).count("breach") == 3
        assert check(appeal).is_overdue


def test_extend_and_answer(world: World) -> None:
    words = {"amount": 2, "unit": "working_days", "reason": "a part is on its way"}
    for _round in range(ROUNDS):
        appeal = active(world)
        at_once(
            lambda pk=appeal.pk: extend(appeal_id=pk, by=world.people.controller, **words),
            lambda pk=appeal.pk: answer(appeal_id=pk, text=PROOF, by=world.people.executor),
        )
        assert check(appeal).stage == Stage.DONE


def test_a_deadlock_would_be_seen(world: World) -> None:
    """The harness itself: two transactions that take two rows crosswise fail it."""
    one, two = world.appeal(), world.appeal()
    both_hold = threading.Barrier(2)

    def cross(first: int, second: int) -> None:
        from qala.shared.db import atomic, lock

        with atomic():
            lock(Appeal, first)
            both_hold.wait(PATIENCE)
            lock(Appeal, second)

    with pytest.raises(AssertionError) as seen:
        at_once(lambda: cross(one.pk, two.pk), lambda: cross(two.pk, one.pk))
    assert OperationalError.__name__ in str(seen.value)
