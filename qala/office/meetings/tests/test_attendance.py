"""Who of the invited came."""

from io import BytesIO
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse

from qala.office.meetings import actions
from qala.office.meetings.queries import papers
from qala.office.meetings.queries.people import attendance
from qala.office.meetings.tests.factories import make_held, make_meeting, make_signed
from qala.office.projects.models import Project
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.personas import Personas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def test_unknown_until_written_then_came_and_missed(personas: Personas) -> None:
    meeting, by = make_held(personas), personas.project_office
    assert not attendance(meeting).is_known
    assert papers.words_of(meeting, "en")["people_label"] == "Invited"
    meeting = actions.write_attendance(
        meeting_id=meeting.pk, came=[personas.curator, by], others_came=" A guest ", by=by
    )
    told = attendance(meeting)
    assert (told.is_known, set(told.came), told.missed) == (
        True,
        {personas.curator, by},
        [personas.project_head],
    )
    words = papers.words_of(meeting, "en")
    assert (words["people_label"], words["absent"]) == ("Present", [str(personas.project_head)])
    assert words["people"][-1] == "A guest"
    assert timeline.of(meeting).last().verb == "attend"


def test_the_same_twice_says_nothing_and_another_word_replaces(personas: Personas) -> None:
    meeting, by = make_held(personas), personas.project_office
    for came in ([personas.curator], [personas.curator], []):
        actions.write_attendance(meeting_id=meeting.pk, came=came, by=by)
    meeting.refresh_from_db()
    assert attendance(meeting).came == []
    assert [entry.verb for entry in timeline.of(meeting)].count("attend") == 2


@pytest.mark.parametrize("who", ["curator", "project_head", "department", "stranger"])
def test_whoever_does_not_write_the_protocol_is_refused(personas: Personas, who: str) -> None:
    meeting = make_held(personas)
    with pytest.raises(NotAllowed):
        actions.write_attendance(meeting_id=meeting.pk, came=[], by=getattr(personas, who))


def test_not_before_it_was_held_nor_after_signing_nor_of_strangers(personas: Personas) -> None:
    by = personas.project_office
    for meeting in (make_meeting(personas), make_signed(personas)):
        with pytest.raises(Conflict):
            actions.write_attendance(meeting_id=meeting.pk, came=[], by=by)
    with pytest.raises(Invalid):
        actions.write_attendance(meeting_id=make_held(personas).pk, came=[personas.stranger], by=by)


def test_page_and_papers_say_it(personas: Personas, project: Project, client: Client) -> None:
    meeting, by = make_held(personas, project), personas.project_office
    client.force_login(by)
    url = reverse("meetings:attendance", args=[meeting.pk])
    assert client.get(url).content.decode().count("checked") == 3  # all invited, to be unticked
    sent: dict[str, Any] = {"came": [personas.curator.pk], "others_came": "Қонақ"}
    assert client.post(url, sent).status_code == 302
    page = client.get(meeting.get_absolute_url(), headers={"accept-language": "en"}).content.decode()
    assert "Қонақ" in page
    meeting.refresh_from_db()
    for language, absent in (("kk", "Келмегендер"), ("ru", "Отсутствовали")):
        assert papers.pdf(meeting, language).startswith(b"%PDF-")
        lines = [each.text for each in docx.Document(BytesIO(papers.word_file(meeting, language))).paragraphs]
        assert lines[lines.index(absent) + 1 :][:2] == sorted([str(by), str(personas.project_head)])
