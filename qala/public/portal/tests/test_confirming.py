"""Where a city takes confirmed contacts only, it does so at every door. The form's own tests are in `test_codes`, those
of the other programs' door in `open311`."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from qala.contact.appeals.actions import Person, join, register
from qala.contact.appeals.models import Appeal, Applicant, Reporter
from qala.contact.appeals.tests.factories import World
from qala.public.portal.tests.conftest import parameter
from qala.public.portal.tests.test_codes import ADDRESS, asked, give, right
from qala.shared.errors import Invalid

PERSON = {"email": ADDRESS, "has_agreed": True}


@pytest.fixture(autouse=True)
def _confirmed_only(town: World) -> None:
    parameter("takes_unconfirmed", 0)


def through_api(client: Client, **person: Any) -> Any:
    body = {"text": "Cold", "topic": "no-heat", "person": person}
    return client.post("/api/v1/appeals", body, content_type="application/json")


def test_the_api(town: World, client: Client) -> None:
    refused = through_api(client, **PERSON)
    assert (refused.status_code, set(refused.json()["error"]["fields"])) == (422, {"email"})
    assert not Appeal.objects.exists()
    assert through_api(client).status_code == 201, "without contacts nothing is to be shown"
    token = asked(client).json()["token"]
    give(client, token, right(token))
    assert through_api(client, **PERSON).status_code == 201
    assert Applicant.objects.exclude(email="").get().email_confirmed_at is not None
    assert through_api(Client(), **PERSON).status_code == 422, "another session"


def test_an_account_has_shown_its_own(town: World, client_for: Any) -> None:
    resident = town.people.resident
    EmailAddress.objects.update_or_create(user=resident, email=resident.email, defaults={"verified": True})
    own = {"email": resident.email.upper(), "has_agreed": True}
    assert through_api(client_for(resident), **own).status_code == 201
    assert through_api(client_for(town.people.stranger), **own).status_code == 422


def test_joining(town: World, client: Client) -> None:
    appeal = town.appeal()
    url, words = f"/submit/join/{appeal.number}/", {"words": "Here too", "email": ADDRESS, "has_agreed": "on"}
    client.get(url)
    page = client.post(url, words)
    token = page.context["token"]
    assert (page.status_code, 'name="code"' in page.content.decode()) == (422, True)
    wrong = client.post(url, {**words, "code_token": token, "code": "1"})
    assert "wrong or too old" in wrong.content.decode()
    assert not Reporter.objects.exists()
    assert client.post(url, {**words, "code_token": token, "code": right(token)}).status_code == 302
    assert Reporter.objects.get().email == ADDRESS
    assert client.post(url, {"words": "And here"}).status_code == 302


def test_the_actions_themselves(town: World) -> None:
    """Whatever door comes next ends here; the desk hears a voice and asks for no code."""
    known, operator = Person(email=ADDRESS, has_agreed=True), town.people.operator
    words = {"text": "Cold", "topic_id": town.heat.pk, "channel": "web", "person": known}
    with pytest.raises(Invalid):
        register(**words)
    first = register(**words, confirmed={"email"}).appeal
    assert register(**{**words, "channel": "phone"}, by=operator).appeal.applicant.email == ADDRESS
    other = Person(email="other@example.org", has_agreed=True)
    with pytest.raises(Invalid):
        join(appeal_id=first.pk, channel="web", person=other)
    assert join(appeal_id=first.pk, channel="phone", person=other, by=operator).reporter.email == other.email
    phone = Person(phone="+77010000001", has_agreed=True)
    assert register(**{**words, "person": phone}).appeal, "no gateway could bring it a code"
