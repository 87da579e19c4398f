"""Who looks after what, from when to when."""

from datetime import date
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from qala.ground.organisations.tests import factories as bodies
from qala.ground.people.tests.factories import make_staff, make_user
from qala.ground.places.actions import end_care, set_care
from qala.ground.places.events import CareChanged
from qala.ground.places.models import BuildingCare
from qala.ground.places.queries import carer_of, carers_of, cares_through_time
from qala.ground.places.rules.care import Overlap, Span, plan_care
from qala.ground.places.tests.factories import make_building, make_street
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.hearing import hearing

JANUARY, MARCH, MAY = date(2025, 1, 1), date(2025, 3, 1), date(2025, 5, 1)
days = st.dates(date(2024, 1, 1), date(2026, 12, 31))


def test_the_open_span_gives_way_to_the_new_one() -> None:
    held = [Span(1, JANUARY, None, 10)]
    assert plan_care(held, Span(2, MARCH)).end == held[0]
    assert plan_care(held, Span(1, MARCH)).add is None
    with pytest.raises(Overlap):
        plan_care(held, Span(2, JANUARY))
    with pytest.raises(Overlap):
        plan_care([Span(1, MARCH, MAY, 1)], Span(2, JANUARY))
    assert plan_care([Span(1, MARCH, MAY, 1)], Span(2, MAY)).end is None


@given(st.lists(st.tuples(st.integers(1, 3), days, st.none() | days), max_size=12))
def test_no_two_spans_ever_overlap(wishes: list[tuple[int, date, date | None]]) -> None:
    held: list[Span] = []
    for organisation, start, end in wishes:
        if end is not None and end <= start:
            continue
        try:
            plan = plan_care(held, Span(organisation, start, end))
        except Overlap:
            continue
        if plan.end is not None:
            held.remove(plan.end)
            held.append(Span(plan.end.organisation_id, plan.end.valid_from, start))
        if plan.add is not None:
            held.append(plan.add)
    ordered = sorted(held, key=lambda span: span.valid_from)
    for one, other in pairwise(ordered):
        assert one.valid_to is not None
        assert one.valid_to <= other.valid_from


@pytest.fixture
def scene(db):
    return {
        "building": make_building(make_street()),
        "function": bodies.function(code="housing"),
        "first": bodies.organisation(),
        "second": bodies.organisation(),
        "by": make_staff("administrator"),
    }


def give(scene, organisation, start, end=None, by=None):
    return set_care(
        building_id=scene["building"].pk, function_id=scene["function"].pk, organisation_id=organisation.pk,
        valid_from=start, valid_to=end, by=by or scene["by"],
    )  # fmt: skip


def test_care_passes_on_and_each_day_has_its_answer(scene) -> None:
    give(scene, scene["first"], JANUARY)
    give(scene, scene["second"], MARCH)
    asked = (scene["building"].pk, scene["function"].pk)
    assert carer_of(*asked, on=date(2025, 2, 28)) == scene["first"].pk
    assert carer_of(*asked, on=MARCH) == scene["second"].pk
    assert carer_of(*asked, on=date(2024, 12, 31)) is None
    assert [carer.organisation_id for carer in carers_of(scene["building"].pk, on=MAY)] == [
        scene["second"].pk
    ]
    assert [row.valid_to for row in cares_through_time(scene["building"].pk)] == [None, MARCH]


def test_the_timeline_and_the_event_say_so(scene) -> None:
    with hearing(CareChanged) as heard:
        care = give(scene, scene["first"], JANUARY)
        end_care(care_id=care.pk, valid_to=MARCH, by=scene["by"])
    assert [entry.verb for entry in timeline.of(scene["building"])] == ["care_set", "care_ended"]
    assert [event.organisation_id for event in heard] == [scene["first"].pk, None]


def test_nothing_happens_twice(scene) -> None:
    assert give(scene, scene["first"], JANUARY) is not None
    assert give(scene, scene["first"], MARCH) is None
    assert BuildingCare.objects.count() == 1
    care = BuildingCare.objects.get()
    end_care(care_id=care.pk, valid_to=MARCH, by=scene["by"])
    with pytest.raises(Conflict):
        end_care(care_id=care.pk, valid_to=MAY, by=scene["by"])


def test_strangers_and_operators_are_refused(scene) -> None:
    for stranger in (make_user(), make_staff("operator")):
        with pytest.raises(NotAllowed):
            give(scene, scene["first"], JANUARY, by=stranger)
    care = give(scene, scene["first"], JANUARY)
    with pytest.raises(NotAllowed):
        end_care(care_id=care.pk, valid_to=MARCH, by=make_user())


def test_wrong_days_are_refused(scene) -> None:
    with pytest.raises(Invalid):
        give(scene, scene["first"], MARCH, JANUARY)
    with pytest.raises(Invalid):
        give(scene, scene["first"], date(2019, 1, 1))
    give(scene, scene["first"], MARCH, MAY)
    with pytest.raises(Conflict):
        give(scene, scene["second"], JANUARY)


def test_the_database_itself_refuses_an_overlap(scene) -> None:
    common = {"building": scene["building"], "function": scene["function"]}
    BuildingCare.objects.create(**common, organisation=scene["first"], valid_from=JANUARY)
    with pytest.raises(IntegrityError), transaction.atomic():
        BuildingCare.objects.create(**common, organisation=scene["second"], valid_from=MARCH)
