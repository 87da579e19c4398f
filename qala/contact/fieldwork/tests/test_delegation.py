"""Stand-ins: what is given to somebody who is away goes on; no right grows; nothing collides."""

from datetime import date
from typing import Any

import pytest

from qala.contact.appeals.access import visible_appeals
from qala.contact.appeals.actions import assign
from qala.contact.appeals.tests.factories import IN_EAST, World
from qala.contact.fieldwork.actions import end_delegation
from qala.contact.fieldwork.queries.work import phone_appeals
from qala.contact.fieldwork.tests.factories import away, colleague
from qala.ground.people.access import grants
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests import personas


def test_what_is_given_to_somebody_away_goes_to_the_stand_in(world: World) -> None:
    deputy, head = colleague(world), world.people.executor_head
    away(world, deputy)
    appeal = world.appeal()
    assign(appeal_id=appeal.pk, person=world.people.executor, by=head)
    appeal.refresh_from_db()
    assert appeal.assignee == deputy
    given = [entry.data["person"] for entry in timeline.of(appeal) if entry.verb == "assign"]
    assert given == [world.people.executor.pk, deputy.pk]
    assert world.people.executor.full_name in timeline.of(appeal).last().note


def test_before_after_and_once_taken_back_nothing_is_passed_on(world: World, frozen_clock: Any) -> None:
    deputy, head = colleague(world), world.people.executor_head
    row = away(world, deputy, valid_from=date(2026, 3, 3), valid_to=date(2026, 3, 4))
    for day, goes_on in ((2, False), (3, True), (4, False)):
        frozen_clock.move_to(frozen_clock.now.replace(day=day))
        appeal = world.appeal()
        assign(appeal_id=appeal.pk, person=world.people.executor, by=head)
        appeal.refresh_from_db()
        assert (appeal.assignee == deputy) is goes_on, day
    frozen_clock.move_to(frozen_clock.now.replace(day=3))
    end_delegation(delegation_id=row.pk, by=head)
    appeal = world.appeal()
    assign(appeal_id=appeal.pk, person=world.people.executor, by=head)
    appeal.refresh_from_db()
    assert appeal.assignee == world.people.executor
    with pytest.raises(Conflict):
        end_delegation(delegation_id=row.pk, by=head)


def test_the_stand_in_sees_the_open_work_and_gains_no_right(world: World) -> None:
    deputy, head = colleague(world), world.people.executor_head
    theirs, elsewhere = world.appeal(), world.appeal(place=IN_EAST)
    assign(appeal_id=theirs.pk, person=world.people.executor, by=head)
    before = set(grants(deputy).by_code)
    assert theirs not in phone_appeals(deputy)
    away(world, deputy)
    assert theirs in phone_appeals(deputy)
    fresh = type(deputy).objects.get(pk=deputy.pk)
    assert set(grants(fresh).by_code) == before
    assert elsewhere not in visible_appeals(fresh)
    assert elsewhere not in phone_appeals(fresh)


def test_only_the_own_head_names_and_only_colleagues(world: World) -> None:
    deputy = colleague(world)
    for stranger in (deputy, world.people.operator, personas.executor_head(world.people.elsewhere)):
        with pytest.raises(NotAllowed):
            away(world, deputy, by=stranger)
    with pytest.raises(Invalid):
        away(world, world.people.other_executor)
    with pytest.raises(Invalid):
        away(world, world.people.executor)
    with pytest.raises(Invalid):
        away(world, deputy, valid_to=date(2026, 3, 2))
    with pytest.raises(Invalid):
        away(world, deputy, valid_from=date(2026, 2, 1), valid_to=date(2026, 3, 1))


def test_overlaps_and_chains_are_refused(world: World) -> None:
    one, two = colleague(world), colleague(world)
    away(world, one)
    with pytest.raises(Conflict):
        away(world, two, valid_from=date(2026, 3, 8), valid_to=date(2026, 3, 20))
    with pytest.raises(Conflict):  # the stand-in goes away
        away(world, two, absent=one)
    with pytest.raises(Conflict):  # somebody away would stand in
        away(world, world.people.executor, absent=two)
    away(world, two, valid_from=date(2026, 3, 9), valid_to=date(2026, 3, 20))


def test_a_stand_in_who_left_gets_nothing(world: World) -> None:
    deputy, head = colleague(world), world.people.executor_head
    away(world, deputy)
    deputy.duties.update(valid_to=date(2026, 3, 2))
    appeal = world.appeal()
    assign(appeal_id=appeal.pk, person=world.people.executor, by=head)
    appeal.refresh_from_db()
    assert appeal.assignee == world.people.executor
