"""What the phone reads and sends: little, in order, once, and never over somebody else's change."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qala.contact.appeals.actions import Person, accept, assign
from qala.contact.appeals.actions import note as write_note
from qala.contact.appeals.forms.legal import AnswerForm
from qala.contact.appeals.models import Answer, Appeal
from qala.contact.appeals.tests.factories import IN_EAST, PROOF, World
from qala.contact.appeals.tests.legal import KAZAKH, legal_taken
from qala.contact.fieldwork.queries import changes
from qala.contact.fieldwork.queries.work import asks_of_answer, version_of
from qala.contact.fieldwork.tests.factories import away, colleague, template
from qala.ground.files.tests.factories import photo
from qala.shared import timeline

JSON = {"Accept": "application/json"}


def active(world: World) -> Appeal:
    appeal = world.appeal(person=Person("Бірінші тұрғын", "+77010000001", "", "12", True))
    return accept(appeal_id=appeal.pk, by=world.people.executor)


def step(client: Client, appeal: Appeal, verb: str, key: str = "", **words: Any) -> Any:
    sent = {"number": appeal.number, "verb": verb, "seen": version_of(appeal), **words}
    headers = {**JSON, **({"Idempotency-Key": key} if key else {})}
    return client.post("/field/send/", sent, headers=headers)


def test_the_frame_holds_no_appeal_and_the_data_no_person(world: World, client_for: Any) -> None:
    appeal = active(world)
    client: Client = client_for(world.people.executor)
    assert appeal.number not in client.get("/field/").content.decode()
    found = client.get("/field/data/", headers=JSON)
    assert [row["number"] for row in found.json()["appeals"]] == [appeal.number]
    assert "answer" in found.json()["appeals"][0]["verbs"]
    body = json.dumps(found.json(), ensure_ascii=False)
    assert "+77010000001" not in body
    assert "Бірінші" not in body
    assert "no-store" in found["Cache-Control"]


def test_mine_those_i_stand_in_for_and_nobodys(world: World, client_for: Any) -> None:
    deputy, head = colleague(world), world.people.executor_head
    mine, theirs, free, elsewhere = (
        world.appeal(),
        world.appeal(),
        world.appeal(),
        world.appeal(place=IN_EAST),
    )
    assign(appeal_id=mine.pk, person=deputy, by=head)
    assign(appeal_id=theirs.pk, person=world.people.executor, by=head)
    client: Client = client_for(deputy)

    def groups() -> dict[str, str]:
        rows = client.get("/field/data/").json()["appeals"]
        return {row["number"]: row["group"] for row in rows}

    assert groups() == {mine.number: "mine", free.number: "team"}
    away(world, deputy)
    assert groups() == {mine.number: "mine", free.number: "team", theirs.number: "deputy"}
    assert elsewhere.number not in groups()


def test_the_data_costs_the_same_for_one_and_for_three(world: World, client_for: Any) -> None:
    client: Client = client_for(world.people.executor)
    world.appeal()
    client.get("/field/data/")
    changes.forget()
    with CaptureQueriesContext(connection) as one:
        client.get("/field/data/")
    world.appeal()
    world.appeal()
    changes.forget()
    with CaptureQueriesContext(connection) as three:
        client.get("/field/data/")
    assert len(one) == len(three)


def test_an_answer_with_a_photo_is_given_once(world: World, client_for: Any) -> None:
    appeal, person = active(world), world.people.executor
    file, row = photo(by=person), template(world)
    client: Client = client_for(person)
    words = {"text": "", "files_id": str(file.pk), "template": str(row.pk)}
    empty = step(client, appeal, "answer", "k0", **words)
    assert empty.status_code == 422  # the words are needed whatever the photo shows
    words["text"] = "Done"
    first, again = (
        step(client, appeal, "answer", "k1", **words),
        step(client, appeal, "answer", "k1", **words),
    )
    assert first.json() == again.json()
    assert again["Idempotency-Replayed"] == "true"
    assert Answer.objects.count() == 1
    assert [entry.verb for entry in timeline.of(appeal)].count("answer") == 1
    assert appeal.attachments.count() == 1
    row.refresh_from_db()
    assert row.used_count == 1


def test_what_the_procedure_asks_is_what_the_desk_asks(world: World, frozen_clock: Any) -> None:
    cases = [active(world), legal_taken(world), legal_taken(world, procedure="simplified", language="kk")]
    for appeal in cases:
        fields = set(AnswerForm(appeal=appeal).fields) - {"text"}
        assert set(asks_of_answer(appeal)) - {"late_cause"} == fields
    frozen_clock.forward(days=60)
    for appeal in cases:
        appeal.refresh_from_db()
        form = AnswerForm(appeal=appeal)
        assert {name: form.fields[name].required for name in asks_of_answer(appeal)} == asks_of_answer(appeal)


def test_a_late_answer_from_a_phone(world: World, client_for: Any, frozen_clock: Any) -> None:
    appeal = legal_taken(world, language="ru")
    client: Client = client_for(world.people.executor)

    def row() -> Any:
        return client.get("/field/data/").json()["appeals"][0]

    assert row()["late_after"] == appeal.targets.get(kind="resolve").due_at.isoformat()
    assert 'value="late-staff"' in client.get("/field/").content.decode()
    frozen_clock.forward(days=60)
    refused = step(client, appeal, "answer", "k1", text=KAZAKH)
    assert (refused.status_code, set(refused.json()["error"]["fields"])) == (422, {"late_cause"})
    refused = step(client, appeal, "answer", "k2", text=KAZAKH, late_cause="late-staff")
    assert set(refused.json()["error"]["fields"]) == {"is_language_confirmed"}
    words = {"text": KAZAKH, "late_cause": "late-staff", "is_language_confirmed": "on"}
    refused = step(client, appeal, "answer", "k3", **words, is_unfavourable="on")
    assert set(refused.json()["error"]["fields"]) == {"is_unfavourable"}, "nobody was heard"
    assert step(client, appeal, "answer", "k4", **words).status_code == 200
    given = Answer.objects.get()
    assert (given.late_cause.code, given.language) == ("late-staff", "kk")


def test_an_operational_case_is_asked_alike(world: World, client_for: Any, frozen_clock: Any) -> None:
    appeal = active(world)
    client: Client = client_for(world.people.executor)
    assert client.get("/field/data/").json()["appeals"][0]["asks"] == {"late_cause": True}
    frozen_clock.forward(days=2)
    refused = step(client, appeal, "answer", "k1", text=KAZAKH)
    assert (refused.status_code, set(refused.json()["error"]["fields"])) == (422, {"late_cause"})
    assert step(client, appeal, "answer", "k2", text=KAZAKH, late_cause="late-staff").status_code == 200
    assert Answer.objects.get().late_cause.code == "late-staff"


def test_what_residents_write_of_themselves_stays_off_the_phone(world: World, client_for: Any) -> None:
    appeal = world.appeal(text="Жылу жоқ, телефон +7 701 000 00 01, меня зовут Бірінші")
    write_note(appeal_id=appeal.pk, text="Звонить 8 701 000 00 01", by=world.people.executor)
    client: Client = client_for(world.people.executor)
    told = client.get("/field/data/").json()["appeals"][0]["text"]
    assert told == "Жылу жоқ, телефон ***, меня зовут ***"
    look = client.post("/field/look/", {"number": appeal.number}, headers=JSON).json()
    assert look["last"]["note"] == "Звонить ***"


def test_somebody_else_was_faster(world: World, client_for: Any) -> None:
    appeal, person = active(world), world.people.executor
    write_note(appeal_id=appeal.pk, text="The resident called again", by=world.people.operator)
    Appeal.objects.filter(pk=appeal.pk).update(changed_at=appeal.changed_at.replace(microsecond=7))
    client: Client = client_for(person)
    refused = step(client, appeal, "answer", "k1", text=PROOF)
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "changed")
    assert not Answer.objects.exists()
    now = client.post("/field/look/", {"number": appeal.number}, headers=JSON).json()
    assert now["last"]["note"] == "The resident called again"
    assert step(client, appeal, "answer", "k2", text=PROOF, seen="").status_code == 200
    assert Answer.objects.count() == 1


def test_steps_in_their_order_with_the_version_of_the_step_before(world: World, client_for: Any) -> None:
    appeal = world.appeal()
    client: Client = client_for(world.people.executor)
    version = step(client, appeal, "accept", "a").json()["version"]
    assert step(client, appeal, "plan", "b", planned_on="2026-03-05", seen=version).status_code == 200
    wish = {"amount": "2", "unit": "calendar_days", "reason": "A part is on its way", "seen": ""}
    assert step(client, appeal, "extend_request", "c", **wish).status_code == 200
    assert step(client, appeal, "ask", "d", question="Which floor?", seen="").status_code == 200
    appeal.refresh_from_db()
    assert appeal.stage == "waiting"


def test_not_ours_needs_proof_and_then_leaves_the_list(world: World, client_for: Any) -> None:
    appeal = world.appeal()
    client: Client = client_for(world.people.executor)
    assert step(client, appeal, "give_back", reason="No").status_code == 422
    file = photo(by=world.people.executor)
    assert step(client, appeal, "give_back", reason="No", files_id=str(file.pk)).status_code == 200
    assert client.get("/field/data/").json()["appeals"] == []
    assert appeal.attachments.get().role == "note"


@pytest.mark.parametrize("verb", ["reject", "close", "redirect", ""])
def test_other_steps_are_not_there(world: World, client_for: Any, verb: str) -> None:
    appeal = active(world)
    assert step(client_for(world.people.executor), appeal, verb, reason="x").status_code == 404


def test_strangers(world: World, client_for: Any) -> None:
    appeal = active(world)
    assert step(client_for(world.people.other_executor), appeal, "answer", text=PROOF).status_code == 404
    for person in (world.people.operator, world.people.resident):
        assert step(client_for(person), appeal, "answer", text=PROOF).status_code == 403
    look = client_for(world.people.other_executor).post(
        "/field/look/", {"number": appeal.number}, headers=JSON
    )
    assert look.status_code == 404


def test_it_can_be_installed(client_for: Any) -> None:
    client: Client = client_for()
    told = client.get("/field/manifest.webmanifest").json()
    assert (told["start_url"], told["scope"], len(told["icons"])) == ("/field/", "/", 2)
    worker = client.get("/sw.js")
    assert worker["Service-Worker-Allowed"] == "/"
    assert worker["Content-Type"].startswith("text/javascript")
    assert "worker-src 'self'" in worker["Content-Security-Policy"]
