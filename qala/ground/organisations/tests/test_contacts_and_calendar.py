"""Contact points and the working calendar of an organisation."""

from datetime import date
from typing import Any

import pytest

from qala.ground.calendars.rules import Schedule
from qala.ground.calendars.tests.factories import work_calendar
from qala.ground.organisations.actions import ContactLine, set_calendar, set_contact_points
from qala.ground.organisations.events import OrganisationCalendarChanged
from qala.ground.organisations.queries import schedule_of
from qala.ground.organisations.tests.factories import organisation
from qala.shared import timeline
from qala.shared.errors import Invalid, NotAllowed
from qala.shared.events import listens

heard: list[OrganisationCalendarChanged] = []


@listens(OrganisationCalendarChanged)
def _hear(news: OrganisationCalendarChanged) -> None:
    heard.append(news)


def test_the_list_becomes_what_is_given(admin: Any) -> None:
    body = organisation()
    day, night = ContactLine("phone", "+77172000001"), ContactLine("phone", "+77172000002", "dispatch", False)
    mail = ContactLine("email", "office@example.org")
    set_contact_points(organisation_id=body.pk, lines=[day, night], by=admin)
    kept = body.contact_points.get(value="+77172000002").pk
    set_contact_points(organisation_id=body.pk, lines=[night, mail], by=admin)
    set_contact_points(organisation_id=body.pk, lines=[night, mail], by=admin)
    assert {row.value for row in body.contact_points.all()} == {"+77172000002", "office@example.org"}
    assert body.contact_points.get(value="+77172000002").pk == kept
    assert timeline.of(body).count() == 2


def test_nonsense_and_strangers_are_refused(admin: Any, operator: Any) -> None:
    body = organisation()
    with pytest.raises(Invalid):
        set_contact_points(organisation_id=body.pk, lines=[ContactLine("fax", "1")], by=admin)
    with pytest.raises(NotAllowed):
        set_contact_points(organisation_id=body.pk, lines=[], by=operator)
    with pytest.raises(NotAllowed):
        set_calendar(organisation_id=body.pk, calendar=None, by=operator)


def test_own_calendar_counts_instead_of_the_default_one(admin: Any) -> None:
    work_calendar()
    always = work_calendar(code="always", is_default=False, is_round_the_clock=True, weekly_hours={})
    body = organisation()
    sunday = date(2026, 4, 19)
    assert not schedule_of(body).is_working(sunday)
    heard.clear()
    for _ in range(2):
        body = set_calendar(organisation_id=body.pk, calendar=always, by=admin)
    assert schedule_of(body).is_working(sunday)
    assert isinstance(schedule_of(None), Schedule)
    assert heard == [OrganisationCalendarChanged(body.pk, always.pk)]
    assert timeline.of(body).count() == 1
