"""Taking in an appeal."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from qala.contact.appeals.actions import Place, register
from qala.contact.appeals.actions.as_holder import opens
from qala.contact.appeals.actions.register import Person
from qala.contact.appeals.models import Appeal, Assignment
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.appeals.tests.factories import IN_EAST, SINCE, World
from qala.contact.catalog.models import Route, ServiceTerm
from qala.contact.catalog.queries import forget_book
from qala.ground.places.models import BuildingCare
from qala.ground.places.tests.factories import make_building, make_street
from qala.shared import timeline
from qala.shared.errors import Invalid, NotAllowed
from qala.shared.models import OutboxEntry


def test_everything_is_there_at_once(world: World) -> None:
    made = register(**world.words(), by=world.people.operator, person=Person("Neighbour", "+77010000001"))
    appeal = Appeal.objects.get(pk=made.appeal.pk)
    assert appeal.stage == "new"
    assert appeal.status.code == "registered"
    assert appeal.executor == world.people.home
    assert appeal.route_reason == "topic_district"
    assert appeal.district == world.west
    assert appeal.place_quality == "exact"
    assert read_number(appeal.number.lower()) == appeal.number
    assert opens(appeal, made.secret.lower())
    assert not opens(appeal, "AAAAAAAAAA")
    assert made.secret not in (appeal.secret_hash, appeal.text)
    assert {t.kind: t.due_at - appeal.received_at for t in appeal.targets.all()} == {
        "accept": timedelta(minutes=30),
        "first_answer": timedelta(hours=4),
        "resolve": timedelta(hours=24),
    }
    assert appeal.next_due_at == appeal.received_at + timedelta(minutes=30)
    assert [entry.verb for entry in timeline.of(appeal)] == ["register", "route"]
    assert Assignment.objects.get(appeal=appeal).organisation == world.people.home
    assert appeal.applicant.phone == "+77010000001"
    told = OutboxEntry.objects.get(data__number=appeal.number)
    assert f"org:{world.people.home.pk}" in told.recipients
    assert "Neighbour" not in str(told.data)


def test_the_other_district_has_its_own_executor(world: World) -> None:
    assert world.appeal(place=IN_EAST).executor == world.people.elsewhere


def test_the_house_register_decides_for_lifts(world: World) -> None:
    building = make_building(make_street())
    care = {"building": building, "function": world.lift_function, "valid_from": SINCE}
    BuildingCare.objects.create(organisation=world.people.elsewhere, **care)
    appeal = world.appeal(topic_id=world.lifts.pk, place=Place(70.05, 50.05, building.pk))
    assert appeal.executor == world.people.elsewhere
    assert appeal.route_reason == "building"
    assert not appeal.is_public


def test_without_a_route_it_waits_in_the_fallback_queue(world: World) -> None:
    appeal = world.appeal(topic_id=world.lifts.pk)
    assert appeal.executor is None
    assert appeal.route_reason == "fallback"
    assert not Assignment.objects.filter(appeal=appeal).exists()
    assert appeal.targets.count() == 3  # the promise to the resident does not wait for an executor


def test_a_dissolved_executor_is_passed_over(world: World) -> None:
    home = world.people.home
    home.valid_to = datetime(2026, 3, 2, tzinfo=UTC).date()
    home.save()
    forget_book()
    assert world.appeal().executor is None


def test_terms_in_days_start_on_the_next_working_day_after_hours(world: World, frozen_clock: Any) -> None:
    frozen_clock.move_to(datetime(2026, 3, 19, 18, 0, tzinfo=UTC))  # Thursday 23:00 in the city
    appeal = world.appeal(topic_id=world.lifts.pk)
    # Friday 20 March is day of registration; 23–25 March are off (Nauryz and moved days): see calendars.
    resolve = appeal.targets.get(kind="resolve")
    assert resolve.starts_at > appeal.received_at
    assert appeal.registered_at == resolve.starts_at
    assert resolve.unit == "working_days"
    assert resolve.amount == 15


def test_fifteen_working_days_by_the_reference_vector(world: World, frozen_clock: Any) -> None:
    frozen_clock.move_to(datetime(2026, 3, 19, 5, 0, tzinfo=UTC))
    resolve = world.appeal(topic_id=world.lifts.pk).targets.get(kind="resolve")
    assert resolve.due_at.astimezone().date().isoformat() == "2026-04-14"


def test_an_open_appeal_keeps_the_terms_it_was_promised(world: World) -> None:
    appeal = world.appeal()
    ServiceTerm.objects.filter(topic=world.heat, kind="resolve").update(amount=1)
    forget_book()
    appeal.refresh_from_db()
    assert appeal.targets.get(kind="resolve").due_at - appeal.received_at == timedelta(hours=24)
    assert world.appeal().targets.get(kind="resolve").amount == 1


def test_a_stranger_may_use_a_public_channel_only(world: World) -> None:
    assert register(**{**world.words(), "channel": "web"}, resident=world.people.stranger).appeal.pk
    with pytest.raises(NotAllowed):
        register(**world.words(), by=world.people.stranger)
    with pytest.raises(NotAllowed):
        register(**{**world.words(), "channel": "web"}, executor_id=world.people.home.pk)


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"text": "  "}, "text"),
        ({"text": "x" * 4001}, "text"),
        ({"topic_id": 0}, "topic"),
        ({"channel": "pigeon"}, "channel"),
        ({"language": "xx"}, "language"),
        ({"place": Place(lon=71.0)}, "place"),
        ({"place": Place(lon=700.0, lat=50.0)}, "place"),
        ({"executor_id": 0}, "executor"),
    ],
)
def test_nonsense_is_refused_and_leaves_nothing(world: World, words: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        register(**{**world.words(), "by": world.people.operator, **words})
    assert field in refused.value.fields
    assert not Appeal.objects.exists()
    assert not OutboxEntry.objects.exists()


def test_a_position_outside_the_city_is_kept_and_flagged(world: World) -> None:
    appeal = world.appeal(place=Place(lon=10.0, lat=10.0))
    assert appeal.place_quality == "outside"
    assert appeal.district is None
    assert appeal.executor is None


def test_intake_takes_at_most_twenty_statements(world: World, assert_queries: Any) -> None:
    world.appeal()
    with assert_queries(16):
        world.appeal()


def test_a_route_by_group_and_by_district(world: World) -> None:
    Route.objects.filter(topic=world.heat).delete()
    Route.objects.create(district=world.west, executor=world.people.elsewhere, valid_from=SINCE)
    forget_book()
    assert world.appeal().route_reason == "district"
    Route.objects.create(group=world.heat.group, executor=world.people.home, valid_from=SINCE)
    forget_book()
    assert world.appeal().executor == world.people.home
