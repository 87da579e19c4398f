"""Two at once on two connections."""

from datetime import date

import pytest

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.appeals.tests.racing import committed_world as _committed_world  # noqa: F401  the fixture `world`
from qala.contact.fieldwork.actions import ask_extension, start, work
from qala.contact.fieldwork.models import Delegation, ExtensionRequest
from qala.contact.fieldwork.tests.factories import away, colleague, outcomes, started
from qala.shared import timeline
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_two_absences_that_collide(world: World) -> None:
    one, two = colleague(world), colleague(world)
    results = at_once(
        lambda: away(world, one),
        lambda: away(world, two, valid_from=date(2026, 3, 4), valid_to=date(2026, 3, 12)),
    )
    assert len(refused(results)) == 1
    assert Delegation.objects.count() == 1


def test_each_stands_in_for_the_other(world: World) -> None:
    one, two = colleague(world), colleague(world)
    results = at_once(lambda: away(world, two, absent=one), lambda: away(world, one, absent=two))
    assert len(refused(results)) == 1
    assert Delegation.objects.count() == 1


def test_two_workers_share_a_run(world: World) -> None:
    appeals = [world.appeal() for _each in range(6)]
    words = {"executor_id": world.people.elsewhere.pk, "reason": "x"}
    run = started("redirect", Appeal.objects.all(), world.people.controller, **words)
    at_once(lambda: work(run.pk), lambda: work(run.pk))
    run.refresh_from_db()
    assert (run.state, outcomes(run)) == ("done", ["done"] * 6)
    for appeal in appeals:
        assert [entry.verb for entry in timeline.of(appeal)].count("redirect") == 1


def test_started_twice_at_once_is_queued_once(world: World) -> None:
    world.appeal()
    from qala.contact.fieldwork.actions import open_run, preview

    by = world.people.controller
    run = open_run(kind="redirect", rows=Appeal.objects.all(), by=by)
    preview(run_id=run.pk, by=by, executor_id=world.people.elsewhere.pk, reason="x")
    results = at_once(lambda: start(run_id=run.pk, by=by), lambda: start(run_id=run.pk, by=by))
    assert sorted(results) == [False, True]


def test_asked_twice_at_once(world: World) -> None:
    appeal = world.appeal()
    words = {
        "appeal_id": appeal.pk,
        "amount": 1,
        "unit": "calendar_days",
        "reason": "x",
        "by": world.people.executor,
    }
    results = at_once(lambda: ask_extension(**words), lambda: ask_extension(**words))
    assert len(refused(results)) == 1
    assert ExtensionRequest.objects.count() == 1
