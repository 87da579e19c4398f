"""The queue of channels: one holder at any time."""

import pytest

from qala.contact.appeals.actions import note, redirect
from qala.contact.appeals.tests.factories import IN_EAST, make_world
from qala.contact.catalog.queries import forget_book
from qala.contact.shifts.actions.queue import assign, put_back, settle, take, transfer
from qala.contact.shifts.actions.telling import QUEUE_TOPIC
from qala.contact.shifts.models import QueueHold
from qala.contact.shifts.queries.own_sources import FALLBACK
from qala.contact.shifts.queries.queue import held_by, waiting
from qala.contact.shifts.tests.factories import Centre, queue_of
from qala.ground.places import locating
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from qala.shared.models import OutboxEntry

Q = "test.queue"


def outcomes(key: str) -> list[str]:
    return list(QueueHold.objects.filter(key=key).order_by("id").values_list("outcome", flat=True))


def test_taking(centre: Centre) -> None:
    queue_of("a", "b")
    hold = take(channel=Q, key="a", by=centre.operator)
    assert hold.operator == centre.operator
    with pytest.raises(Conflict) as late:
        take(channel=Q, key="a", by=centre.other)
    assert late.value.code == "taken"
    lines = [line for line in waiting()[0] if line.source.code == Q]
    assert [(line.item.key, line.hold and line.hold.operator) for line in lines] == [
        ("a", centre.operator),
        ("b", None),
    ]
    assert [(held, item and item.key) for held, item in held_by(centre.operator)] == [(hold, "a")]


def test_what_does_not_wait_cannot_be_taken(centre: Centre) -> None:
    queue_of("a")
    for channel, key in ((Q, "z"), ("nowhere", "a")):
        with pytest.raises(Missing):
            take(channel=channel, key=key, by=centre.operator)


def test_strangers_take_nothing(centre: Centre) -> None:
    queue_of("a")
    for who in (centre.people.controller, centre.people.executor, centre.people.stranger):
        with pytest.raises(NotAllowed):
            take(channel=Q, key="a", by=who)
    with pytest.raises(NotAllowed):
        assign(channel=Q, key="a", operator_id=centre.other.pk, by=centre.operator)
    hold = take(channel=Q, key="a", by=centre.operator)
    for who in (centre.other, centre.people.controller):
        with pytest.raises(NotAllowed):
            transfer(hold_id=hold.pk, operator_id=centre.other.pk, by=who)
        with pytest.raises(NotAllowed):
            put_back(hold_id=hold.pk, by=who)


def test_assigning_passing_on_and_putting_back(centre: Centre) -> None:
    queue_of("a")
    first = assign(channel=Q, key="a", operator_id=centre.operator.pk, by=centre.lead)
    with pytest.raises(Invalid):
        transfer(hold_id=first.pk, operator_id=centre.operator.pk, by=centre.operator)
    with pytest.raises(Invalid):
        transfer(hold_id=first.pk, operator_id=centre.people.resident.pk, by=centre.operator)
    second = transfer(hold_id=first.pk, operator_id=centre.other.pk, by=centre.operator)
    with pytest.raises(Conflict):
        transfer(hold_id=first.pk, operator_id=centre.other.pk, by=centre.operator)
    put_back(hold_id=second.pk, by=centre.lead)
    take(channel=Q, key="a", by=centre.operator)
    assert settle(channel=Q, key="a")
    assert not settle(channel=Q, key="a")
    assert outcomes("a") == ["transferred", "returned", "done"]


def test_urgent_first_then_longest_waiting(centre: Centre) -> None:
    items = queue_of("a", "b", "c")
    object.__setattr__(items["c"], "priority", 2)
    lines = waiting(Q)[0]
    assert [line.item.key for line in lines] == ["c", "a", "b"]
    count = next(one for one in waiting()[1] if one.source.code == Q)
    assert (count.count, count.oldest) == (3, items["a"].waiting_since)


def test_an_appeal_without_executor_waits_until_it_is_redirected(centre: Centre) -> None:
    forget_book()
    locating.forget()
    world = make_world(centre.people)
    appeal = world.appeal(topic_id=world.lifts.pk, place=IN_EAST)
    assert [line.item.key for line in waiting(FALLBACK)[0]] == [appeal.number]
    take(channel=FALLBACK, key=appeal.number, by=centre.operator)
    told = OutboxEntry.objects.filter(topic=QUEUE_TOPIC).count()
    note(appeal_id=appeal.pk, text="asked the owner", by=centre.operator)
    assert OutboxEntry.objects.filter(topic=QUEUE_TOPIC).count() == told, "a note moves nobody in the queue"
    assert outcomes(appeal.number) == [""]
    redirect(appeal_id=appeal.pk, executor_id=centre.people.home.pk, reason="theirs", by=centre.operator)
    assert waiting(FALLBACK)[0] == []
    assert outcomes(appeal.number) == ["done"]
    forget_book()
    locating.forget()
