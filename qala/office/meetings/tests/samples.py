"""One of each for the tests that cross rooms."""

from typing import Any

from qala.office.meetings import actions
from qala.office.meetings.models import AgendaItem, Assignment, Decision, Meeting
from qala.office.meetings.tests.factories import make_assignment, make_held, make_meeting, make_signed
from qala.office.projects.tests import samples


def planned(city: Any) -> Meeting:
    """With one item."""
    known = Meeting.objects.filter(stage="planned").first()
    if known is not None:
        return known
    meeting = make_meeting(city.people, samples.project(city))
    words = {"text_kk": "Кесте", "text_ru": "График", "minutes": 10}
    actions.save_item(meeting_id=meeting.pk, by=city.people.project_office, **words)
    return meeting


def held(city: Any) -> Meeting:
    """With one decision."""
    known = Meeting.objects.filter(stage="held").first()
    if known is not None:
        return known
    project, by = samples.project(city), city.people.project_office
    meeting = make_held(city.people, project)
    actions.save_decision(meeting_id=meeting.pk, by=by, text_kk="Шешім", text_ru="Решение", project=project)
    return meeting


def signed(city: Any) -> Meeting:
    """With protocol and assignment."""
    return Meeting.objects.filter(stage="signed").first() or make_signed(city.people, samples.project(city))


def item(meeting: Meeting) -> AgendaItem:
    """Its first item."""
    return meeting.agenda.order_by("order")[0]


def decision(city: Any) -> Decision:
    """Of the meeting that was held."""
    return held(city).decisions.order_by("number")[0]


def draft(city: Any) -> Assignment:
    """In the draft of a protocol."""
    known = Assignment.objects.filter(stage="draft").first()
    return known or make_assignment(city.people, meeting_id=held(city).pk)


def assignment(city: Any) -> Assignment:
    """Issued outside of a meeting, to the head."""
    known = Assignment.objects.filter(meeting=None).first()
    return known or make_assignment(city.people, project=samples.project(city))
