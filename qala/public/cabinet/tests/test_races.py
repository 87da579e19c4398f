"""Two at once, on two real connections: exactly one outcome, nobody waits for ever."""

from typing import Any

import pytest

from qala.contact.appeals.actions import register
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import IN_WEST, World
from qala.contact.appeals.tests.racing import committed_world as _committed_world  # noqa: F401  the fixture `world`
from qala.ground.notifications.models import Notification
from qala.public.cabinet import reference
from qala.public.cabinet.actions import (
    agree,
    ask_copy,
    ask_erasure,
    attach_by_code,
    carry_out,
    follow_district,
    make_copy,
    spread,
    withdraw,
)
from qala.public.cabinet.models import DataCopy, ErasureRequest, Following
from qala.shared import timeline
from qala.shared.clock import now, travel
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def new(world: World, **words: Any) -> Any:
    return register(**{"text": "x", "topic_id": world.heat.pk, "channel": "web", "place": IN_WEST, **words})


def test_one_appeal_by_two_accounts(world: World) -> None:
    made, people = new(world), world.people
    results = at_once(
        *[
            lambda by=by: attach_by_code(number=made.appeal.number, secret=made.secret, by=by)
            for by in (people.resident, people.stranger)
        ]
    )
    assert [refusal.code for refusal in refused(results)] == ["taken"]
    assert [entry.verb for entry in timeline.of(made.appeal)].count("claim") == 1


def test_two_taps(world: World) -> None:
    """Following, a copy, a wish: each of them once."""
    reference.load(lambda line: None)
    resident = world.people.resident
    acts = [
        lambda: follow_district(district_id=world.west.pk, by=resident),
        lambda: ask_copy(by=resident),
        lambda: ask_erasure(by=resident),
    ]
    assert refused(at_once(*acts, *acts)) == []
    assert (Following.objects.count(), DataCopy.objects.count(), ErasureRequest.objects.count()) == (1, 1, 1)
    copy = DataCopy.objects.get()
    packed = at_once(*[lambda: make_copy(copy_id=copy.pk)] * 2)
    assert sorted(packed) == [False, True]


def test_an_erasure_is_carried_out_once_and_meets_a_withdrawal(world: World) -> None:
    reference.load(lambda line: None)
    for act, states in ((None, {"done"}), (withdraw, {"done", "withdrawn"})):
        by = world.people.resident if act is None else world.people.stranger
        new(world, resident=by)
        wish = ask_erasure(by=by)
        agree(erasure_id=wish.pk, by=world.people.administrator)
        with travel(wish.not_before):
            others = [lambda: act(by=by)] if act else [lambda: carry_out(erasure_id=wish.pk)]  # noqa: B023
            results = at_once(lambda: carry_out(erasure_id=wish.pk), *others)  # noqa: B023
        wish.refresh_from_db()
        assert wish.state in states
        if act is None:
            assert sorted(results) == [False, True]
        is_erased = not Appeal.objects.filter(resident=by).exists()
        assert is_erased == (wish.state == "done")


def test_one_step_is_told_once(world: World) -> None:
    appeal, at = new(world, resident=world.people.resident).appeal, now()
    tell = [lambda: spread(appeal_id=appeal.pk, verb="register", by_id=None, at=at)] * 2
    assert sorted(at_once(*tell)) == [0, 1]
    assert Notification.objects.count() == 1
