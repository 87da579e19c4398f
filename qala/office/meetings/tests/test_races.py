"""Two at once, on real connections."""

import pytest

from qala.office.meetings import actions
from qala.office.meetings.models import Assignment, Protocol
from qala.office.meetings.tests.factories import make_assignment, make_held
from tests.personas import Personas, everybody
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def people() -> Personas:
    return everybody()


def test_two_confirmations_are_one(people: Personas) -> None:
    row = make_assignment(people)
    actions.claim(assignment_id=row.pk, note="Done", by=people.project_head)
    results = at_once(
        lambda: actions.confirm(assignment_id=row.pk, by=people.project_office),
        lambda: actions.confirm(assignment_id=row.pk, by=people.project_office),
        lambda: actions.return_back(assignment_id=row.pk, note="No", by=people.project_office),
    )
    assert len(refused(results)) == 2
    assert Assignment.objects.get().stage in ("confirmed", "returned")


def test_signed_once_and_with_two_numbers(people: Personas) -> None:
    meetings = [make_held(people) for _index in range(2)]
    for meeting in meetings:
        actions.save_decision(meeting_id=meeting.pk, by=people.project_office, text_ru="Ускорить")
        actions.finish(meeting_id=meeting.pk, by=people.project_office)
    results = at_once(*[lambda m=m: actions.sign(meeting_id=m.pk, by=people.curator) for m in meetings * 2])
    assert len(refused(results)) == 2
    assert sorted(Protocol.objects.values_list("number", flat=True)) == [1, 2]


def test_a_decision_in_the_moment_of_signing_is_in_it_or_refused(people: Personas) -> None:
    meeting = make_held(people)
    actions.save_decision(meeting_id=meeting.pk, by=people.project_office, text_ru="Первое")
    actions.finish(meeting_id=meeting.pk, by=people.project_office)
    results = at_once(
        lambda: actions.sign(meeting_id=meeting.pk, by=people.curator),
        lambda: actions.save_decision(meeting_id=meeting.pk, by=people.project_office, text_ru="Второе"),
    )
    told = len(Protocol.objects.get().words["ru"]["decided"])
    assert told == meeting.decisions.count() == 2 - len(refused(results))
