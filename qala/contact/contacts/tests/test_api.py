"""Contacts for programs of people who are signed in."""

from typing import Any

from django.test import Client

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.numbers import secret_hash
from qala.contact.appeals.tests.factories import World
from qala.contact.contacts.models import Contact
from qala.contact.contacts.schemas import ContactMade, ContactRow

CONTACTS = "/api/v1/contacts"
KEY = "6a0f0c0e-5c0b-4b2c-9d5e-0a4a4f1f6a11"


def post(client: Client, key: str = KEY, **body: Any) -> Any:
    return client.post(CONTACTS, body, content_type="application/json", HTTP_IDEMPOTENCY_KEY=key)


def body(world: World, **more: Any) -> dict[str, Any]:
    return {
        "outcome": "consultation",
        "topic": world.heat.code,
        "text": "Жылу?",
        "phone": "87010000001",
        **more,
    }


def test_written_once_and_read(world: World, client_for: Any) -> None:
    client = client_for(world.people.operator)
    first, again = post(client, **body(world)), post(client, **body(world))
    assert (first.status_code, first.json()) == (201, again.json())
    contact = Contact.objects.get()
    assert contact.phone == "+77010000001"
    made = first.json()
    assert ContactMade.model_validate(made).model_dump(mode="json") == made
    read = client_for(world.people.analyst).get(f"{CONTACTS}/{contact.pk}")
    assert ContactRow.model_validate(read.json()).model_dump(mode="json") == read.json()
    assert "7010000001" not in read.content.decode()


def test_an_appeal_with_a_secret_that_a_retry_finds_again(
    world: World, client_for: Any, settings: Any
) -> None:
    client = client_for(world.people.operator)
    words = body(world, outcome="appeal", lon=70.05, lat=50.05)
    first, again = post(client, **words), post(client, **words)
    appeal = Appeal.objects.get()
    assert first.json()["appeal"] == appeal.number
    assert first.json()["secret"] == again.json()["secret"]
    assert secret_hash(first.json()["secret"], key=settings.SECRET_KEY) == appeal.secret_hash


def test_who_may_not(world: World, client_for: Any) -> None:
    assert post(client_for(), **body(world)).status_code == 401
    for name in ("resident", "executor", "analyst", "controller"):
        assert post(client_for(getattr(world.people, name)), **body(world)).status_code == 403
    client = client_for(world.people.operator)
    assert post(client, **body(world, topic="nothing")).status_code == 422
    assert post(client, **body(world, outcome="emergency")).json()["error"]["fields"].keys() == {"passed_to"}
    assert post(client, **body(world, appeal="99-1-A")).json()["error"]["fields"].keys() == {"appeal"}
    assert client.get(f"{CONTACTS}/987654").status_code == 404
    made = post(client, **body(world)).json()["id"]
    assert client_for(world.people.executor).get(f"{CONTACTS}/{made}").status_code == 403
    assert not Appeal.objects.exists()
