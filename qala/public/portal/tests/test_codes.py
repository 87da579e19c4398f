"""Codes: six digits, some tries, some minutes; nobody learns whose contact it is."""

from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from qala.contact.appeals.models import Applicant
from qala.contact.appeals.tests.factories import World
from qala.public.portal.actions import forget_codes
from qala.public.portal.models import ContactCode
from qala.public.portal.rules.codes import code_for
from qala.public.portal.tasks import send_code
from qala.public.portal.tests.conftest import JSON, parameter, send

ADDRESS = "first@example.org"


def asked(client: Client, contact: str = ADDRESS, kind: str = "email") -> Any:
    client.get("/submit/challenge/")
    return client.post("/submit/code/", {"kind": kind, "contact": contact}, headers=JSON)


def right(token: str) -> str:
    return code_for(token, key=settings.SECRET_KEY)


def give(client: Client, token: str, code: str) -> int:
    return client.post("/submit/code/confirm/", {"token": token, "code": code}, headers=JSON).status_code


def test_a_confirmed_address_is_marked(town: World, client: Client) -> None:
    token = asked(client, "First@Example.org ").json()["token"]
    send_code(token)
    assert right(token) in mail.outbox[0].body
    assert mail.outbox[0].to == [ADDRESS]
    assert give(client, token, right(token)) == 200
    contact = {"email": ADDRESS, "phone": "87010000001", "has_agreed": "on"}
    send(client, town, **contact)
    applicant = Applicant.objects.get()
    assert applicant.email_confirmed_at is not None
    assert applicant.phone_confirmed_at is None
    send(client, town, key="e" * 32, **{**contact, "email": "other@example.org"})
    assert Applicant.objects.filter(email_confirmed_at=None).count() == 1


def test_five_tries_and_ten_minutes(town: World, client: Client, frozen_clock: Any) -> None:
    token = asked(client).json()["token"]
    wrong = "000000" if right(token) != "000000" else "111111"
    assert [give(client, token, wrong) for _try in range(5)] == [422] * 5
    assert give(client, token, right(token)) == 422, "used up"
    token = asked(client).json()["token"]
    frozen_clock.forward(minutes=11)
    assert give(client, token, right(token)) == 422, "expired"
    send_code(token)
    assert mail.outbox == [], "a code that is of no use is not sent"


def test_only_the_device_that_asked(town: World, client: Client) -> None:
    token = asked(client).json()["token"]
    stranger = Client()
    stranger.get("/submit/challenge/")
    assert give(stranger, token, right(token)) == 422
    assert give(client, token, right(token)) == 200
    assert give(client, "junk", "1") == 422


def test_answers_are_the_same_for_everybody(town: World, client: Client) -> None:
    known = asked(client, town.people.resident.email).json()
    other = asked(client, "nobody@example.org").json()
    assert known["message"] == other["message"]
    assert set(known) == set(other)


def test_nobody_is_flooded(town: World) -> None:
    codes = [asked(Client()).status_code for _time in range(6)]
    assert codes == [200] * 5 + [429]


@pytest.mark.parametrize(
    ("kind", "contact"), [("email", "x"), ("phone", "x"), ("pigeon", ADDRESS), ("email", "")]
)
def test_junk(kind: str, contact: str, town: World, client: Client) -> None:
    assert asked(client, contact, kind).status_code == 422


def test_no_messages_without_a_gateway(town: World, client: Client, settings: Any) -> None:
    settings.SMS_GATEWAY = ""
    assert asked(client, "87010000001", "phone").status_code == 404
    settings.SMS_GATEWAY = "qala.ground.people.sms.Outbox"
    from qala.ground.people.sms import Outbox

    Outbox.messages.clear()
    token = asked(client, "8 701 000 00 01", "phone").json()["token"]
    send_code(token)
    assert [to for to, text in Outbox.messages if right(token) in text] == ["+77010000001"]
    Outbox.messages.clear()


def test_where_contacts_must_be_confirmed(town: World, client: Client) -> None:
    parameter("takes_unconfirmed", 0)
    contact = {"email": ADDRESS, "has_agreed": "on"}
    assert set(send(client, town, **contact).json()["error"]["fields"]) == {"email"}
    token = asked(client).json()["token"]
    give(client, token, right(token))
    assert send(client, town, **contact).status_code == 200


def test_without_scripts_the_check_page_asks(town: World, client: Client) -> None:
    client.get("/submit/")
    parameter("takes_unconfirmed", 0)
    sent = {"text": "Cold", "topic": town.heat.pk, "email": ADDRESS, "has_agreed": "on"}
    page = client.post("/submit/", {**sent, "do": "check"})
    token = page.context["token"]
    assert client.post("/submit/", {**sent, "do": "send", "code_token": token}).status_code == 422
    wrong = client.post("/submit/", {**sent, "do": "send", "code_token": token, "code": "1"})
    assert (wrong.status_code, "wrong or too old" in wrong.content.decode()) == (422, True)
    done = client.post("/submit/", {**sent, "do": "send", "code_token": token, "code": right(token)})
    assert done.status_code == 302
    assert Applicant.objects.get().email_confirmed_at is not None
    assert ContactCode.objects.count() == 1


def test_contacts_are_forgotten(town: World, client: Client, frozen_clock: Any) -> None:
    asked(client)
    frozen_clock.forward(days=1, minutes=1)
    assert forget_codes() == 1


def test_a_draft_counts_wrong_codes_though_it_is_refused(town: World, client: Client) -> None:
    token = asked(client).json()["token"]
    wrong = "000000" if right(token) != "000000" else "111111"
    words = {"email": ADDRESS, "has_agreed": "on", "code_token": token}
    assert [send(client, town, code=wrong, **words).status_code for _try in range(5)] == [422] * 5
    assert ContactCode.objects.get().tries == 5
    assert give(client, token, right(token)) == 422, "used up"


def test_the_check_page_sends_no_more_codes_than_the_form(town: World, client: Client) -> None:
    client.get("/submit/")
    words = {"text": "Cold", "topic": town.heat.pk, "has_agreed": "on", "do": "check"}
    for number in range(22):
        client.post("/submit/", {**words, "email": f"n{number}@example.org"})
    assert ContactCode.objects.count() == 20
