"""The conversation on the site, with plain form posts."""

import pytest
from django.test import Client

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.assistant.models import Conversation, Inbound
from qala.contact.assistant.queries.for_shifts import QUEUE_CODE
from qala.contact.shifts.actions.queue import take
from qala.ground.people.models import PersonalDataView
from qala.shared.tests.figures import put

pytestmark = pytest.mark.django_db


def _say(client: Client, text: str = "", **fields: str) -> None:
    answer = client.post("/assistant/say/", {"text": text, **fields})
    assert answer.status_code == 302


def test_without_scripts_from_greeting_to_number(town: World, client: Client) -> None:
    client.cookies["qala_language"] = "kk"
    assert client.get("/assistant/").status_code == 200
    assert not Conversation.objects.exists(), "looking begins nothing"
    _say(client, "Пәтерде үшінші күн жылу жоқ")
    _say(client, button="skip")
    _say(client, "Абая 40")
    _say(client, button=f"topic:{town.heat.pk}")
    _say(client, button="skip")
    _say(client, button="yes")
    assert Appeal.objects.get().number in client.get("/assistant/").content.decode()


def test_a_form_sent_twice_is_taken_once(town: World, client: Client) -> None:
    for _time in range(2):
        _say(client, "Пәтерде үшінші күн жылу жоқ", _key="one")
    assert Inbound.objects.count() == 1


def test_nobody_sees_anothers_conversation(town: World, client: Client) -> None:
    _say(client, "Пәтерде үшінші күн жылу жоқ")
    assert "жылу жоқ" not in Client().get("/assistant/panel/").content.decode()
    assert Client().get("/assistant/news/?after=0").status_code == 204


def test_the_fragment_holds_what_is_new_and_the_next_key(town: World, client: Client) -> None:
    answer = client.post("/assistant/say/", {"text": "привет", "after": "0"}, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert page.count("as-turn") == 2
    assert 'hx-swap-oob="true"' in page
    assert 'name="_key"' in page


def test_the_greeting_is_said_once(town: World, client: Client) -> None:
    client.cookies["qala_language"] = "ru"
    hello = "Я виртуальный оператор города"
    assert client.get("/assistant/panel/").content.decode().count(hello) == 1
    answer = client.post("/assistant/say/", {"text": "привет", "after": "0"}, headers={"HX-Request": "true"})
    assert hello not in answer.content.decode(), "the page began with it"
    again = client.get("/assistant/panel/").content.decode()
    assert again.count(hello) == 1
    assert again.index(hello) < again.index("привет")


def test_too_many_messages_are_asked_to_wait(town: World, client: Client) -> None:

    put("assistant.minute_limit", 5)
    codes = [client.post("/assistant/say/", {"text": "привет"}).status_code for _time in range(6)]
    assert codes == [302] * 5 + [429]


def test_an_operator_answers_on_the_page(town: World, client: Client) -> None:
    _say(client, "Третий день нет тепла в квартире")
    _say(client, button="person")
    pk = Conversation.objects.get().pk
    desk = Client()
    desk.force_login(town.people.operator)
    assert "нет тепла" in desk.get(f"/assistant/talks/{pk}/").content.decode()
    assert PersonalDataView.objects.filter(viewer=town.people.operator).count() == 1
    assert desk.get(f"/assistant/talks/{pk}/lines/").status_code == 200
    take(channel=QUEUE_CODE, key=str(pk), by=town.people.operator)
    assert desk.post(f"/assistant/talks/{pk}/reply/", {"text": "Какой адрес?"}).status_code == 302
    assert "Какой адрес?" in client.get("/assistant/news/?after=0").content.decode()
    fields = {"text": "Нет тепла", "topic": town.heat.pk, "address": "Абая 40"}
    assert desk.post(f"/assistant/talks/{pk}/promote/", fields).status_code == 302
    assert Appeal.objects.get().address == "Абая 40"
    assert desk.post(f"/assistant/talks/{pk}/end/").status_code == 302
    assert Conversation.objects.get().state == "menu"
