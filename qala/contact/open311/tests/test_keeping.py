"""Clients and services as their keepers see them."""

from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World
from qala.contact.open311.actions import (
    change_client,
    issue_client,
    offer_service,
    remove_question,
    renew_key,
    revoke_client,
)
from qala.contact.open311.models import ApiClient, ServiceQuestion
from qala.contact.open311.queries.clients import client_by_key
from qala.contact.open311.tests.asking import get, send
from qala.contact.open311.tests.conftest import issue
from qala.contact.open311.tests.test_services import ask
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed

WORDS = {
    "name": "Program", "contact": "", "organisation": None, "acts_as": None, "scopes": ["open311:write"],
    "minute_limit": 10, "day_limit": 100,
}  # fmt: skip


def test_the_life_of_a_key(world: World) -> None:
    admin = world.people.administrator
    client, key = issue(world)
    assert key not in str(ApiClient.objects.values().get())
    assert client_by_key(key) == client
    _client, fresh = renew_key(client_id=client.pk, by=admin)
    assert client_by_key(key) is None
    assert client_by_key(fresh) == client
    change_client(client_id=client.pk, by=admin, **{**WORDS, "day_limit": 7})
    revoke_client(client_id=client.pk, by=admin)
    assert client_by_key(fresh) is None
    for again in (
        lambda: revoke_client(client_id=client.pk, by=admin),
        lambda: renew_key(client_id=client.pk, by=admin),
        lambda: change_client(client_id=client.pk, by=admin, **WORDS),
    ):
        with pytest.raises(Conflict):
            again()
    assert [entry.verb for entry in timeline.of(client)] == ["issue", "renew", "edit", "revoke"]


def test_strangers_keep_nothing(world: World) -> None:
    client, _key = issue(world)
    ask(world)
    question = ServiceQuestion.objects.get()
    for outside in (world.people.controller, world.people.executor):
        for deed in (
            lambda by: issue_client(by=by, **WORDS),
            lambda by: renew_key(client_id=client.pk, by=by),
            lambda by: revoke_client(client_id=client.pk, by=by),
            lambda by: offer_service(topic=world.heat, kind="batch", is_offered=True, by=by),
            lambda by: remove_question(question_id=question.pk, by=by),
        ):
            with pytest.raises(NotAllowed):
                deed(outside)


def test_what_a_client_needs(world: World) -> None:
    admin = world.people.administrator
    for wrong in (
        {"scopes": []},
        {"scopes": ["everything"]},
        {"scopes": ["appeals:read"]},
        {"scopes": ["appeals:read"], "acts_as": world.people.resident},
    ):
        with pytest.raises(Invalid):
            issue_client(by=admin, **{**WORDS, **wrong})
    issue_client(by=admin, **WORDS)
    with pytest.raises(Conflict):
        issue_client(by=admin, **WORDS)


def test_the_pages(world: World, client_for: Any) -> None:
    admin = client_for(world.people.administrator)
    form = {"name": "Page", "scopes": ["open311:write"], "minute_limit": 5, "day_limit": 50}
    shown = admin.post("/open311/clients/new/", form)
    key = shown.content.decode().split('value="qala_')[1].split('"')[0]
    assert shown["Cache-Control"] == "no-store"
    made = send(f"qala_{key}")
    client = ApiClient.objects.get()
    page = admin.get(client.get_absolute_url()).content.decode()
    assert key not in page
    assert client.key_hint in page
    assert (
        "Page"
        in admin.get("/open311/clients/", {"state": "active", "scope": "open311:write"}).content.decode()
    )
    assert admin.post(f"/open311/clients/{client.pk}/edit/", {**form, "day_limit": 60}).status_code == 302
    assert admin.post(f"/open311/clients/{client.pk}/renew/").status_code == 200
    assert admin.post(f"/open311/clients/{client.pk}/revoke/").status_code == 302
    assert admin.post("/open311/clients/new/", form).status_code == 422, "the name is taken"
    assert made["service_request_id"]


def test_questions_on_pages(world: World, client_for: Any) -> None:
    editor = client_for(world.people.content_editor)
    form = {
        "code": "FLOOR", "order": 1, "name_en": "Which floor?", "datatype": "singlevaluelist", "is_variable": "on",
        "choices": "1 | Бірінші | Первый | First\n2 | Екінші | Второй | Second",
    }  # fmt: skip
    assert editor.post("/open311/services/no-heat/new/", {**form, "choices": ""}).status_code == 422
    assert editor.post("/open311/services/no-heat/new/", form).status_code == 302
    assert editor.post("/open311/services/no-heat/new/", form).status_code == 422, "taken"
    question = ServiceQuestion.objects.get()
    (shown,) = get("services/no-heat", locale="kk")["attributes"]
    assert shown["values"][1] == {"key": "2", "name": "Екінші"}
    assert "2 | Екінші" in editor.get(f"/open311/questions/{question.pk}/").content.decode()
    del form["code"]
    assert (
        editor.post(
            f"/open311/questions/{question.pk}/", {**form, "choices": "2|Екінші||\n3|Үшінші||"}
        ).status_code
        == 302
    )
    assert [each["key"] for each in get("services/no-heat")["attributes"][0]["values"]] == ["2", "3"]
    assert editor.post("/open311/services/no-heat/", {"kind": "batch", "is_offered": "on"}).status_code == 302
    assert get("services")[0]["type"] == "batch"
    assert editor.get("/open311/services/").status_code == 200
    assert editor.post(f"/open311/questions/{question.pk}/remove/").status_code == 302
    assert get("services")[0]["metadata"] is False


def test_the_list_costs_the_same(world: World, client_for: Any, count_queries: Any) -> None:
    admin, counts = client_for(world.people.administrator), []
    for more in (1, 3):
        for each in range(more):
            issue(world, name=f"Program {more} {each}", organisation=world.people.home)
        admin.get("/open311/clients/?sort=name")
        with count_queries() as seen:
            admin.get("/open311/clients/?sort=name")
        counts.append(len(seen))
    assert counts[0] == counts[1]
