"""Secret addresses: what the owner may see now, and nothing once ended."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse

from qala.office.exchange.actions import end_link, make_link
from qala.office.exchange.models import CalendarLink
from qala.office.exchange.queries import days
from qala.office.projects.models import RoleAssignment
from qala.office.projects.registries import Errand
from qala.office.projects.tests import samples
from qala.office.projects.tests.factories import make_item, make_project
from qala.shared.errors import NotAllowed
from tests.kept import kept


@kept(is_frozen=True)
def project(personas):
    made = samples.project(SimpleNamespace(people=personas))
    make_item(made, "M", 0, name_en="Roof closed, dry", planned_finish=date(2026, 6, 1))
    return made


def ask(client, secret):
    answer = client.get(reverse("exchange:calendar", args=[secret]))
    return answer.status_code, answer.content.decode().replace("\r\n ", "")


def test_milestones_and_the_finish(project, personas, client):
    _link, secret = make_link(by=personas.project_head, project_id=project.pk)
    status, body = ask(client, secret)
    assert status == 200
    assert body.startswith("BEGIN:VCALENDAR\r\n")
    assert "DTSTART;VALUE=DATE:20260601" in body
    assert "Roof closed\\, dry" in body
    assert f"DTSTART;VALUE=DATE:{project.forecast_finish or project.planned_finish:%Y%m%d}" in body
    for private in (personas.project_head.full_name, personas.project_head.email):
        assert private not in body


def test_what_waits_without_a_project_has_its_day(project, personas, client, monkeypatch):
    told = Errand("Decide about the draft", "/office/fiveyear/", "Five-year plan", date(2026, 6, 2))
    monkeypatch.setattr(days, "errands", lambda _owner: [told])
    _link, secret = make_link(by=personas.project_head)
    status, body = ask(client, secret)
    assert status == 200
    assert "SUMMARY:Decide about the draft" in body


def test_only_the_hash_is_kept(project, personas):
    link, secret = make_link(by=personas.project_head, project_id=project.pk)
    assert secret not in repr(CalendarLink.objects.filter(pk=link.pk).values().get())


def test_it_shows_what_its_owner_sees_now(project, personas, client):
    other = make_project(planned_finish=date(2026, 9, 9))
    _link, secret = make_link(by=personas.project_head)
    _status, body = ask(client, secret)
    assert project.code in body
    assert other.code not in body
    RoleAssignment.objects.filter(project=project).delete()
    assert project.code not in ask(client, secret)[1]
    personas.project_head.duties.all().delete()
    assert ask(client, secret)[0] == 404


def test_a_new_address_ends_the_earlier_one(project, personas, client):
    _link, first = make_link(by=personas.project_head)
    _link, second = make_link(by=personas.project_head)
    assert (ask(client, first)[0], ask(client, second)[0]) == (404, 200)
    assert end_link(by=personas.project_head) == 1
    assert ask(client, second)[0] == 404
    assert ask(client, "guess")[0] == 404


def test_strangers_make_none(project, personas):
    for who in (personas.operator, personas.resident):
        with pytest.raises(NotAllowed):
            make_link(by=who)
    stranger = make_project()
    with pytest.raises(NotAllowed):
        make_link(by=personas.contractor, project_id=stranger.pk)


def test_the_pages(project, personas, client_for):
    client = client_for(personas.curator)
    assert client.get(reverse("exchange:my_calendar")).status_code == 200
    page = client.post(reverse("exchange:change_my_calendar"), {}).content.decode()
    assert ".ics" in page
    client.post(reverse("exchange:change_my_calendar"), {"do": "end"})
    assert not CalendarLink.objects.filter(ended_at=None).exists()
    assert (
        ".ics" in client.post(reverse("exchange:change_calendar", args=[project.code]), {}).content.decode()
    )
