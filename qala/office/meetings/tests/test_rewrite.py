"""An assignment is changed while the protocol it stands in is not signed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from qala.office.meetings import actions
from qala.office.meetings.queries import papers
from qala.office.meetings.tests.factories import make_assignment, make_held, make_signed
from qala.office.projects.models import Project
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Conflict
from tests.personas import Personas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def test_by_its_page(personas: Personas, project: Project, client: Client) -> None:
    meeting = make_held(personas, project)
    row = make_assignment(personas, meeting_id=meeting.pk, co_executors=[personas.contractor])
    client.force_login(personas.project_office)
    url = reverse("meetings:rewrite", args=[row.pk])
    assert url in client.get(meeting.get_absolute_url()).content.decode()
    assert url in client.get(row.get_absolute_url()).content.decode()
    due = today() + timedelta(days=20)
    sent = {
        "text": "Another text",
        "due_on": due,
        "executor": row.executor_id,
        "controller": row.controller_id,
    }
    answer = client.post(url, {**sent, "seen": timeline.newest(row) or ""})
    assert answer.status_code == 302
    row.refresh_from_db()
    assert (row.text, row.due_on, row.first_due_on) == ("Another text", due, due)
    assert not row.co_executors.exists()
    assert timeline.of(row).last().verb == "rewrite"


def test_not_once_it_is_issued_and_not_by_its_executor(
    personas: Personas, project: Project, client: Client
) -> None:
    client.force_login(personas.project_office)
    issued = make_signed(personas, project).tasks.get()
    url = reverse("meetings:rewrite", args=[issued.pk])
    assert client.get(url).status_code == 403
    assert url not in client.get(issued.get_absolute_url()).content.decode()
    draft = make_assignment(personas, meeting_id=make_held(personas, project).pk)
    client.force_login(personas.project_head)
    assert client.get(reverse("meetings:rewrite", args=[draft.pk])).status_code == 404


def test_what_another_changed_meanwhile_is_not_undone(personas: Personas) -> None:
    row = make_assignment(personas, meeting_id=make_held(personas).pk)
    seen, by = timeline.newest(row), personas.project_office
    actions.rewrite(assignment_id=row.pk, by=by, seen=seen, text="First")
    with pytest.raises(Conflict):
        actions.rewrite(assignment_id=row.pk, by=by, seen=seen, text="Second")


def test_what_was_taken_back_is_not_in_the_protocol(personas: Personas) -> None:
    meeting, by = make_held(personas), personas.project_office
    row = make_assignment(personas, meeting_id=meeting.pk)
    assert len(papers.words_of(meeting, "ru")["tasks"]) == 1
    actions.take_back(assignment_id=row.pk, note="Not needed", by=by)
    assert papers.words_of(meeting, "ru")["tasks"] == []
