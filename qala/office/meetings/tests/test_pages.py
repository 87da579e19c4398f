"""Pages: from the plan to the protocol in a browser, and what the lists cost."""

from typing import Any

import pytest

from qala.office.meetings.models import Assignment, Meeting
from qala.office.meetings.tests.factories import make_assignment, make_held, make_meeting, make_signed
from qala.office.projects.models import Project
from tests.personas import Personas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def test_from_the_form_to_the_signature(personas: Personas, project: Project, client_for: Any) -> None:
    office, chair = client_for(personas.project_office), client_for(personas.curator)
    words = {
        "title_kk": "Кеңес", "kind": "operative", "starts_at": "2026-03-04T10:00", "ends_at": "2026-03-04T11:00",
        "place": "Hall 1", "chair": personas.curator.pk, "secretary": personas.project_office.pk,
        "participants": [personas.project_head.pk], "projects": [project.pk],
    }  # fmt: skip
    assert f"P-0001 {project.short}" in office.get("/office/meetings/new/").content.decode()
    url = office.post("/office/meetings/new/", words).url
    pk = Meeting.objects.get().pk
    assert url == f"/office/meetings/{pk}/"
    assert office.post(f"{url}items/new/", {"text_ru": "График", "minutes": "5"}).status_code == 302
    assert office.post(f"{url}send/").status_code == 302
    assert office.post(f"{url}hold/").status_code == 302
    assert (
        office.post(f"{url}decisions/new/", {"text_ru": "Ускорить", "project": project.pk}).status_code == 302
    )
    task = {
        "text": "Do it", "due_on": "2026-03-20", "executor": personas.project_head.pk,
        "controller": personas.project_office.pk, "project": project.pk,
    }  # fmt: skip
    assert office.post(f"{url}assignments/new/", task).status_code == 302
    assert "Do it" in office.get(url).content.decode()
    assert "Do it" not in client_for(personas.project_head).get(url).content.decode()
    assert office.post(f"{url}finish/").status_code == 302
    assert office.post(f"{url}sign/").status_code == 403
    assert chair.post(f"{url}sign/").status_code == 302
    head = client_for(personas.project_head)
    assert "Do it" in head.get("/office/assignments/mine/").content.decode()
    row = Assignment.objects.get()
    assert head.post(f"/office/assignments/{row.pk}/claim/", {"note": "Done"}).status_code == 302
    assert head.post(f"/office/assignments/{row.pk}/confirm/").status_code == 403
    assert office.post(f"/office/assignments/{row.pk}/confirm/").status_code == 302
    assert "Ускорить" in head.get(f"/office/projects/{project.code}/decisions/").content.decode()
    answer = head.get(f"{url}protocol-kk.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")


def test_meetings_and_assignments_of_others_are_hidden(personas: Personas, client_for: Any) -> None:
    meeting, row = make_meeting(personas), make_assignment(personas)
    for who in (personas.department, personas.contractor):
        client = client_for(who)
        assert client.get(f"/office/meetings/{meeting.pk}/").status_code == 404
        assert client.get(f"/office/assignments/{row.pk}/").status_code == 404
        assert client.get("/office/assignments/").status_code == 403
        assert "Begin the tender" not in client.get("/office/assignments/mine/").content.decode()
    assert client_for(personas.operator).get("/office/meetings/").status_code == 403


def test_calendar_entry(personas: Personas, client_for: Any) -> None:
    meeting = make_meeting(personas)
    told = (
        client_for(personas.project_head).get(f"/office/meetings/{meeting.pk}/meeting.ics").content.decode()
    )
    assert f"DTSTART:{meeting.starts_at:%Y%m%dT%H%M%SZ}\r\n" in told
    assert "LOCATION:Hall 1" in told


def test_no_protocol_before_the_meeting(personas: Personas, client_for: Any) -> None:
    meeting = make_meeting(personas)
    url = f"/office/meetings/{meeting.pk}/protocol-ru.docx"
    assert client_for(personas.project_office).get(url).status_code == 409


@pytest.mark.parametrize("path", ["meetings/", "assignments/", "assignments/mine/"])
def test_a_list_costs_the_same(
    personas: Personas, project: Project, client_for: Any, count_queries: Any, path: str
) -> None:
    client = client_for(personas.project_office)
    make_signed(personas, project)
    make_assignment(personas, project=project)
    client.get(f"/office/{path}")
    with count_queries() as one:
        assert client.get(f"/office/{path}").status_code == 200
    for _row in range(2):
        make_held(personas)
        make_assignment(personas, project=project)
    with count_queries() as three:
        client.get(f"/office/{path}")
    assert len(three) == len(one)


def test_filters(personas: Personas, project: Project, client_for: Any, frozen_clock: Any) -> None:
    make_assignment(personas, project=project, text="the late one")
    frozen_clock.forward(days=20)
    make_assignment(personas, text="the fresh one")
    client = client_for(personas.curator)
    page = client.get("/office/assignments/?state=overdue").content.decode()
    assert "the late one" in page
    assert "the fresh one" not in page
    assert "the fresh one" not in client.get("/office/assignments/?project=P-0001").content.decode()
