"""A phone that tells what it holds gets what differs, and nothing that it may not see stays on it."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qala.contact.appeals.actions import accept, assign, redirect
from qala.contact.appeals.actions import note as write_note
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.catalog.models import Topic
from qala.contact.catalog.queries import forget_book
from qala.contact.fieldwork.models import Delegation
from qala.contact.fieldwork.queries.changes import Held
from qala.contact.fieldwork.tests.factories import away, colleague, template
from qala.ground.people.models import Duty
from qala.shared.clock import today


class Phone:
    """What the phone page's script does with the answers (fieldwork/store)."""

    def __init__(self, client: Client, **headers: str) -> None:
        self.client, self.headers = client, headers
        self.held, self.rows, self.templates = "", {}, []  # type: ignore[var-annotated]
        self.sent: list[str] = []

    def ask(self, **headers: str) -> dict[str, Any]:
        told = {"Qala-Held": self.held} if self.held else {}
        answer = self.client.get("/field/data/", headers={**told, **self.headers, **headers})
        assert answer.status_code == 200
        found: dict[str, Any] = answer.json()
        if found["is_whole"]:
            self.rows.clear()
        for number in found["gone"]:
            del self.rows[number]
        self.sent = [row["number"] for row in found["appeals"]]
        self.rows |= {row["number"]: row for row in found["appeals"]}
        self.templates = found["templates"] if found["templates"] is not None else self.templates
        self.held = found["held"]
        whole = self.client.get("/field/data/", headers={**self.headers, **headers}).json()
        assert whole["is_whole"]
        assert sorted(self.rows.values(), key=str) == sorted(whole["appeals"], key=str)
        assert self.templates == whole["templates"]
        return found


@pytest.fixture
def phone(world: World, client_for: Any) -> Phone:
    return Phone(client_for(world.people.executor))


def test_nothing_new_is_an_empty_answer(world: World, phone: Phone) -> None:
    appeal, row = world.appeal(), template(world)
    first = phone.ask()
    assert (first["is_whole"], phone.sent, len(first["templates"])) == (True, [appeal.number], 1)
    again = phone.ask()
    assert (again["is_whole"], phone.sent, again["gone"], again["templates"]) == (False, [], [], None)
    assert [each["id"] for each in phone.templates] == [row.pk]


def test_what_comes_and_what_moves_is_told(world: World, phone: Phone) -> None:
    old, moving = world.appeal(), world.appeal()
    phone.ask()
    new = world.appeal()
    phone.ask()
    assert phone.sent == [new.number]
    accept(appeal_id=moving.pk, by=world.people.executor)
    phone.ask()
    assert phone.sent == [moving.number]
    assert phone.rows[moving.number]["stage"] == "active"
    write_note(appeal_id=old.pk, text="Звонить завтра", by=world.people.executor)
    Appeal.objects.filter(pk=new.pk).update(address="Абай, 5")  # past every action: a repair by hand
    phone.ask()
    assert new.number in phone.sent
    assert phone.rows[new.number]["address"] == "Абай, 5"


def test_what_is_taken_away_is_forgotten(world: World, phone: Phone) -> None:
    given, redirected, kept = world.appeal(), world.appeal(), world.appeal()
    phone.ask()
    assign(appeal_id=given.pk, person=colleague(world), by=world.people.executor_head)
    redirect(
        appeal_id=redirected.pk,
        executor_id=world.people.elsewhere.pk,
        reason="не наше",
        by=world.people.operator,
    )
    found = phone.ask()
    assert set(found["gone"]) == {given.number, redirected.number}
    assert (set(phone.rows), phone.sent) == ({kept.number}, [])


def test_a_stand_in_begins_and_ends(world: World, client_for: Any) -> None:
    deputy = colleague(world)
    theirs = world.appeal()
    assign(appeal_id=theirs.pk, person=world.people.executor, by=world.people.executor_head)
    phone = Phone(client_for(deputy))
    phone.ask()
    assert not phone.rows
    away(world, deputy)
    phone.ask()
    assert phone.rows[theirs.number]["group"] == "deputy"
    Delegation.objects.update(ended_at=world.people.executor.created_at)
    assert phone.ask()["gone"] == [theirs.number]


def test_a_right_that_ends_ends_the_list(world: World, phone: Phone) -> None:
    appeal = world.appeal()
    phone.ask()
    Duty.objects.create(user=world.people.executor, role="executor_head", organisation=world.people.home,
                        valid_from=today())  # fmt: skip
    assert phone.ask()["is_whole"], "other rights may offer other steps"
    Duty.objects.filter(user=world.people.executor).update(valid_to=today())
    refused = phone.client.get(
        "/field/data/", headers={"Qala-Held": phone.held, "Accept": "application/json"}
    )
    assert refused.status_code == 403
    assert appeal.number not in refused.content.decode()


def test_another_language_and_another_name_are_told(world: World, phone: Phone) -> None:
    appeal = world.appeal()
    phone.ask(**{"Accept-Language": "kk"})
    kazakh = phone.rows[appeal.number]
    assert phone.ask(**{"Accept-Language": "ru"})["is_whole"]
    assert phone.rows[appeal.number]["status"] != kazakh["status"]
    Topic.objects.filter(pk=appeal.topic_id).update(name_ru="Мороз")
    forget_book()
    assert phone.ask(**{"Accept-Language": "ru"})["is_whole"]
    assert phone.rows[appeal.number]["topic"] == "Мороз"


def test_templates_come_when_they_changed(world: World, phone: Phone) -> None:
    row = template(world)
    phone.ask()
    row.text_ru = "Иначе"
    row.save()
    assert phone.ask()["templates"][0]["texts"]["ru"] == "Иначе"
    row.is_active = False
    row.save()
    assert phone.ask()["templates"] == []


def test_anybodys_words_lead_to_the_whole_list(world: World, client_for: Any, phone: Phone) -> None:
    appeal = world.appeal()
    phone.ask()
    other = colleague(world)
    for told in ("", "x", ";;;:::,,,", "a.b;" + "c:d," * 9000, phone.held.replace(".", "")):
        found = phone.client.get("/field/data/", headers={"Qala-Held": told}).json()
        assert (found["is_whole"], found["gone"], len(found["appeals"])) == (True, [], 1)
    found = client_for(other).get("/field/data/", headers={"Qala-Held": phone.held}).json()
    assert (found["is_whole"], [row["number"] for row in found["appeals"]]) == (True, [appeal.number])
    # A number put in by hand is answered with that same number and nothing else.
    found = phone.client.get("/field/data/", headers={"Qala-Held": phone.held + ",99-1-X:1"}).json()
    assert (found["gone"], found["appeals"]) == (["99-1-X"], [])


def test_what_all_phones_share_is_read_once(world: World, client_for: Any, phone: Phone) -> None:
    for _each in range(3):
        world.appeal()
    other = Phone(client_for(colleague(world)))
    phone.ask()
    other.ask()
    with CaptureQueriesContext(connection) as seen:
        phone.client.get("/field/data/", headers={"Qala-Held": phone.held})
    assert len(seen) <= 6, "\n".join(query["sql"][:200] for query in seen.captured_queries)
    world.appeal()
    phone.ask()
    with CaptureQueriesContext(connection) as one:
        other.client.get("/field/data/", headers={"Qala-Held": other.held})
    assert len(one) == len(seen)


def test_what_is_held_reads_as_it_was_written() -> None:
    held = Held("f", "t", {"26-1-A": "1f", "26-2-B": "2"})
    assert Held.read(str(held)) == held
    assert Held.read("f.t;") == Held("f", "t", {})
