"""The pages as their people meet them."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.fieldwork.actions import open_run, preview, work
from qala.contact.fieldwork.models import BulkRun
from qala.contact.fieldwork.tests.factories import away, colleague, outcomes
from qala.contact.fieldwork.views import bulk


def statements(client: Client, address: str) -> int:
    """Of a warm page, without the catalogue's question whether it has changed: that goes by the real clock."""
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len([query for query in seen.captured_queries if "max(pgh_id)" not in query["sql"]])


def test_the_head_gives_the_chosen(world: World, client_for: Any) -> None:
    mine = [world.appeal() for _each in range(2)]
    client: Client = client_for(world.people.executor_head)
    page = client.get("/field/team/").content.decode()
    assert world.people.executor.full_name in page
    words = {"ids": [a.pk for a in mine], "person": world.people.executor.pk, "screen": "fieldwork.team"}
    answer = client.post("/field/team/give/", {**words, "_key": "k1"})
    again = client.post("/field/team/give/", {**words, "_key": "k1"})
    run = BulkRun.objects.get()
    assert answer["Location"] == again["Location"] == run.get_absolute_url()
    work(run.pk)
    assert outcomes(run) == ["done", "done"]
    assert "100" in client.get(run.get_absolute_url()).content.decode()
    listed = client.get(f"/field/team/?person={world.people.executor.pk}").content.decode()
    assert mine[0].number in listed
    assert mine[0].number not in client.get("/field/team/?person=nobody").content.decode()


def test_lists_cost_the_same_for_one_and_for_three(world: World, client_for: Any) -> None:
    head, controller = client_for(world.people.executor_head), client_for(world.people.controller)
    world.appeal()
    before = (statements(head, "/field/team/"), statements(controller, "/appeals/"))
    world.appeal()
    world.appeal()
    assert (statements(head, "/field/team/"), statements(controller, "/appeals/")) == before


def test_the_choice_of_rows_costs_no_statement(world: World, client_for: Any) -> None:
    world.appeal()
    desk, control = client_for(world.people.operator), client_for(world.people.controller)
    assert "bulk-form" not in desk.get("/appeals/").content.decode()
    assert "bulk-form" in control.get("/appeals/").content.decode()
    assert statements(desk, "/appeals/") == statements(control, "/appeals/")


def test_from_the_register_to_the_preview(world: World, client_for: Any) -> None:
    world.appeal()
    world.appeal()
    client: Client = client_for(world.people.controller)
    words = {"kind": "redirect", "is_all": "1", "query": "stage=new", "screen": "appeals.register"}
    address = client.post("/field/bulk/", words)["Location"]
    run = BulkRun.objects.get()
    assert run.rows.count() == 2
    assert client.post(f"{address}words/", {"reason": ""}).status_code == 422
    told = {"executor": world.people.elsewhere.pk, "reason": "Reform"}
    assert client.post(f"{address}words/", told)["Location"] == address
    assert "Reform" in client.get(address).content.decode()
    first = client.post(f"{address}start/", {"_key": "k"})
    assert client.post(f"{address}start/", {"_key": "k"})["Location"] == first["Location"]
    client.post(f"{address}start/")
    assert queued() == 1
    run.refresh_from_db()
    assert run.state == "running"
    assert client_for(world.people.shift_supervisor).get(address).status_code == 404


def queued() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'fieldwork.carry_out_run'")
        return int(cursor.fetchone()[0])


def test_started_and_queued_or_neither(world: World, client_for: Any, monkeypatch: Any) -> None:
    world.appeal()
    people = world.people
    run = open_run(kind="redirect", rows=Appeal.objects.all(), by=people.controller)
    preview(run_id=run.pk, by=people.controller, executor_id=people.elsewhere.pk, reason="x")

    def dies(*_words: Any, **_more: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(bulk, "defer", dies)
    with pytest.raises(KeyboardInterrupt):
        client_for(people.controller).post(f"{run.get_absolute_url()}start/")
    run.refresh_from_db()
    assert run.state == "ready"


def test_nothing_chosen_leads_back(world: World, client_for: Any) -> None:
    answer = client_for(world.people.controller).post("/field/bulk/", {"kind": "redirect"})
    assert answer["Location"] == "/appeals/"
    assert not BulkRun.objects.exists()


def test_absences(world: World, client_for: Any) -> None:
    deputy, home = colleague(world), world.people.home
    client: Client = client_for(world.people.executor_head)
    words = {
        "absent": world.people.executor.pk, "deputy": deputy.pk, "valid_from": "2026-03-02",
        "valid_to": "2026-03-05", "reason": "leave",
    }  # fmt: skip
    assert client.post(f"/field/team/absences/{home.code}/new/", words).status_code == 302
    assert client.post(f"/field/team/absences/{home.code}/new/", words).status_code == 422
    assert deputy.full_name in client.get("/field/team/absences/").content.decode()
    assert deputy.full_name in client.get("/field/team/").content.decode()
    other = world.people.elsewhere
    assert client.get(f"/field/team/absences/{other.code}/new/").status_code == 404


def test_an_absence_elsewhere_is_missing(world: World, client_for: Any) -> None:
    row = away(world, colleague(world))
    from tests import personas

    stranger = personas.executor_head(world.people.elsewhere)
    assert client_for(stranger).post(f"/field/team/absences/{row.pk}/end/").status_code == 404
