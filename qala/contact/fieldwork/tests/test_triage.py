"""Ping-pong ends: after the second return only control and the supervisor send an appeal on."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qala.contact.appeals.access import can_do
from qala.contact.appeals.actions import change_topic, redirect
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.fieldwork.actions import refuse_as_not_ours
from qala.shared.errors import Invalid, NotAllowed
from qala.shared.tests.figures import put

WHY = "This pipe belongs to the heat networks, see the act of the boundary of 2019."


def returned(world: World, times: int) -> Appeal:
    """Sent to and fro so many times."""
    appeal = world.appeal()
    for number in range(times):
        home = number % 2 == 0
        by = world.people.executor if home else world.people.other_executor
        refuse_as_not_ours(appeal_id=appeal.pk, reason=WHY, by=by)
        if number < times - 1:
            to = world.people.elsewhere if home else world.people.home
            redirect(appeal_id=appeal.pk, executor_id=to.pk, reason="try there", by=world.people.operator)
    appeal.refresh_from_db()
    return appeal


def test_after_the_second_return_the_desk_no_longer_routes(world: World) -> None:
    once, twice = returned(world, 1), returned(world, 2)
    words = {"executor_id": world.people.home.pk, "reason": "again"}
    assert can_do(world.people.operator, "redirect", once)
    for verb, more in (("redirect", words), ("change_topic", {"topic_id": world.lifts.pk, "reason": "x"})):
        act: Any = redirect if verb == "redirect" else change_topic
        assert not can_do(world.people.operator, verb, twice)
        with pytest.raises(NotAllowed):
            act(appeal_id=twice.pk, by=world.people.operator, **more)
    for leader in (world.people.controller, world.people.shift_supervisor):
        assert can_do(leader, "redirect", twice)
    redirect(appeal_id=twice.pk, by=world.people.controller, **words)
    twice.refresh_from_db()
    assert twice.executor == world.people.home


def test_the_number_is_the_citys(world: World) -> None:
    twice = returned(world, 2)
    put("fieldwork.returns_limit", 3)
    assert can_do(world.people.operator, "redirect", twice)


def test_no_without_proof_is_no_return(world: World) -> None:
    appeal = world.appeal()
    with pytest.raises(Invalid):
        refuse_as_not_ours(appeal_id=appeal.pk, reason="not ours", by=world.people.executor)
    appeal.refresh_from_db()
    assert (appeal.returned_count, appeal.executor) == (0, world.people.home)


def test_control_reads_every_refusal(world: World, client_for: Any) -> None:
    appeal = returned(world, 2)
    page = client_for(world.people.controller).get("/field/triage/").content.decode()
    assert appeal.number in page
    assert page.count(WHY) == 2
    assert world.people.elsewhere.name in page
    assert client_for(world.people.operator).get("/field/triage/").status_code == 403


def test_the_page_costs_the_same_for_one_and_for_three(world: World, client_for: Any) -> None:
    client = client_for(world.people.controller)
    returned(world, 2)
    client.get("/field/triage/")
    with CaptureQueriesContext(connection) as one:
        client.get("/field/triage/")
    returned(world, 2)
    returned(world, 2)
    with CaptureQueriesContext(connection) as three:
        client.get("/field/triage/")
    assert len(one) == len(three)
