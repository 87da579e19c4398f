"""What the staff are told: a share of a term is used up, appeals were given to their body. Each once."""

from datetime import timedelta
from typing import Any

import pytest

from qala.contact.appeals.actions.telling_staff import GRACE, SPAN, tell_assigned, tell_escalated
from qala.contact.appeals.models import Assignment, EscalationNotice
from qala.contact.appeals.tests.factories import World
from qala.contact.appeals.tests.legal import legal_taken, target
from qala.ground.notifications.models import Notification
from qala.ground.people.tests.factories import make_staff
from qala.shared.clock import now


def told(kind: str) -> list[tuple[int | None, dict[str, str]]]:
    rows = Notification.objects.filter(kind=kind).order_by("user_id").select_related("occasion")
    return [(row.user_id, row.occasion.words) for row in rows]


def test_those_whom_the_ladder_named_hear_of_it_once(world: World) -> None:
    appeal = legal_taken(world)
    row = target(appeal, "resolve")
    one, other = make_staff("controller"), make_staff("shift_supervisor")
    for user, role in ((one, "controller"), (other, "shift_supervisor"), (one, "shift_supervisor")):
        EscalationNotice.objects.create(
            appeal=appeal, target=row, share=75, role=role, user=user, at=now(), round=0
        )
    assert tell_escalated(target_id=row.pk, share=50) == 0
    assert tell_escalated(target_id=row.pk, share=75) == 2
    assert tell_escalated(target_id=row.pk, share=75) == 0
    people = told("appeals.escalated")
    assert [pk for pk, _words in people] == sorted([one.pk, other.pk])
    words = people[0][1]
    assert (words["number"], words["share"]) == (appeal.number, "75")
    assert appeal.text not in words.values()
    assert tell_escalated(target_id=10**9, share=75) == 0


def test_a_longer_term_is_told_anew(world: World) -> None:
    row = target(legal_taken(world), "resolve")
    user = make_staff("controller")
    words = {
        "appeal": row.appeal,
        "target": row,
        "share": 75,
        "role": "controller",
        "user": user,
        "at": now(),
    }
    EscalationNotice.objects.create(**words, round=0)
    assert tell_escalated(target_id=row.pk, share=75) == 1
    row.extended_count = 1
    row.save()
    assert tell_escalated(target_id=row.pk, share=75) == 0
    EscalationNotice.objects.create(**words, round=1)
    assert tell_escalated(target_id=row.pk, share=75) == 1


@pytest.fixture
def given(world: World, frozen_clock: Any) -> Any:
    """An appeal was given to its body just now; its span is over after six minutes."""
    appeal = legal_taken(world)
    return Assignment.objects.get(appeal=appeal, until=None)


def test_the_people_of_the_body_hear_of_a_span_once(world: World, given: Any, frozen_clock: Any) -> None:
    make_staff("executor", organisation=given.organisation)
    gone = make_staff("executor", organisation=given.organisation)
    gone.is_active = False
    gone.save()
    assert tell_assigned() == 0  # the span is not over yet
    frozen_clock.forward(seconds=(SPAN + GRACE).total_seconds() + SPAN.total_seconds())
    count = tell_assigned()
    people = told("appeals.assigned")
    assert count == len(people) >= 1
    assert gone.pk not in {pk for pk, _words in people}
    assert people[0][1] == {"count": "1", "numbers": given.appeal.number}
    assert tell_assigned() == 0


def test_what_was_taken_away_meanwhile_is_not_told(given: Any, frozen_clock: Any) -> None:
    make_staff("executor", organisation=given.organisation)
    Assignment.objects.filter(pk=given.pk).update(until=now() + timedelta(minutes=1))
    frozen_clock.forward(minutes=12)
    assert tell_assigned() == 0
    assert told("appeals.assigned") == []


def test_a_worker_that_was_away_for_more_than_an_hour_tells_nothing_old(
    given: Any, frozen_clock: Any
) -> None:
    make_staff("executor", organisation=given.organisation)
    frozen_clock.forward(hours=2)
    assert tell_assigned() == 0
