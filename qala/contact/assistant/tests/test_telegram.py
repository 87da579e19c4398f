"""Whole conversations by the Bot API's own HTTP, against its double."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.assistant.actions.updates import fetch_and_handle, send_due
from qala.contact.assistant.channels.telegram import SECRET_HEADER, webhook_path, webhook_secret
from qala.contact.assistant.channels.telegram.wire import wire
from qala.contact.assistant.models import Conversation, Inbound, Outbound, VoiceNote
from qala.contact.assistant.tests.botapi import TOKEN, BotApi, Chatter, bot_api
from qala.ground.files.tests import media
from qala.ground.notifications.senders.base import Message, sender_of
from qala.shared.clock import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def api(settings: Any) -> Iterator[BotApi]:
    with bot_api() as server:
        settings.TELEGRAM = {"token": TOKEN, "api": server.url, "name": "qala_test_bot"}
        yield server
        wire(TOKEN, server.url).close()


def bring(update: dict[str, Any], *, secret: str = "") -> Any:
    """By the webhook; then what the jobs would do."""
    answer = Client().post(
        f"/assistant/telegram/{webhook_path()}", json.dumps(update), content_type="application/json",
        headers={SECRET_HEADER: secret or webhook_secret()},
    )  # fmt: skip
    for pk in Conversation.objects.values_list("pk", flat=True):
        fetch_and_handle(conversation_id=pk)
        send_due(conversation_id=pk)
    return answer


@pytest.mark.parametrize(
    ("language", "matter"),
    [("kk", "Пәтерде үшінші күн жылу жоқ"), ("ru", "Третий день нет тепла в квартире")],
)
def test_a_whole_conversation(town: World, api: BotApi, language: str, matter: str) -> None:
    one = Chatter(api, 501, language)
    api.files["p1"] = api.files["p2"] = media.jpeg()
    api.files["v1"] = b"OggS" + bytes(200)
    bring(one.text("/start"))
    bring(one.text(matter))
    bring(one.photo("p1", album="a"))
    assert not list(Inbound.objects.exclude(state="done").values_list("error", "place"))
    count = len(api.sent)
    bring(one.photo("p2", album="a"))
    assert len(api.sent) == count, "an album is answered once"
    bring(one.voice("v1"))
    answer = bring(one.press("skip"))
    assert answer.json()["method"] == "answerCallbackQuery"
    assert "keyboard" in api.sent[-1]["reply_markup"], [each["text"] for each in api.sent]
    assert api.sent[-1]["reply_markup"]["keyboard"][0][0]["request_location"]
    bring(one.location(70.05, 50.05))
    bring(one.press(f"topic:{town.heat.pk}"))
    bring(one.contact("77011234567"))
    bring(one.press("yes"))
    appeal = Appeal.objects.get()
    assert appeal.number in api.sent[-1]["text"]
    assert appeal.language == language
    assert appeal.attachments.count() == 2
    assert appeal.applicant.phone == "+77011234567"
    assert VoiceNote.objects.get().appeal == appeal
    assert not Inbound.objects.exclude(state="done").exists()
    assert not Outbound.objects.exclude(state="sent").exists()
    assert {each["chat_id"] for each in api.sent} == {"501"}


def test_the_webhook_hears_only_who_knows_the_secret(town: World, api: BotApi, settings: Any) -> None:
    update = Chatter(api, 502).text("сәлем")
    assert bring(update, secret="guessed").status_code == 405
    assert (
        Client().post("/assistant/telegram/guessed", "{}", content_type="application/json").status_code == 405
    )
    assert bring({"update_id": "junk"}).status_code == 400
    assert bring(update).status_code == bring(update).status_code == 200
    assert Inbound.objects.count() == 1
    settings.TELEGRAM = {"token": "", "api": "", "name": ""}
    assert bring(update).status_code == 405


def test_long_polling_takes_each_update_once(town: World, api: BotApi) -> None:
    one = Chatter(api, 503)
    api.updates += [one.text("Пәтерде үшінші күн жылу жоқ"), one.press("skip")]
    call_command("telegram", "--once")
    assert Conversation.objects.get().state == "place"
    call_command("telegram", "--once")
    assert Inbound.objects.count() == 2


def test_too_many_requests_wait_as_long_as_told(town: World, api: BotApi) -> None:
    api.faults.append(
        {"error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 7}}
    )
    bring(Chatter(api, 504).text("сәлем"))
    row = Outbound.objects.get()
    assert (row.state, row.attempts) == ("pending", 0)
    assert 6 < (row.next_try_at - row.made_at).total_seconds() < 9
    Outbound.objects.update(next_try_at=row.made_at)
    send_due(conversation_id=row.conversation_id)
    assert Outbound.objects.get().state == "sent"


def test_who_has_blocked_the_bot_is_left_alone(town: World, api: BotApi) -> None:
    api.faults.append({"error_code": 403, "description": "Forbidden: bot was blocked by the user"})
    bring(Chatter(api, 505).text("сәлем"))
    assert Outbound.objects.get().state == "dead"
    assert Conversation.objects.get().is_gone


def test_groups_and_stickers(town: World, api: BotApi) -> None:
    one = Chatter(api, 506)
    sticker = {
        "file_id": "s",
        "file_unique_id": "s",
        "type": "regular",
        "width": 1,
        "height": 1,
        "is_animated": False,
        "is_video": False,
    }
    bring(one.message(sticker=sticker))
    assert api.sent[-1]["chat_id"] == "506"
    group = one.message()
    group["message"]["chat"] = {"id": -100, "type": "group", "title": "g"}
    bring(group)
    assert Inbound.objects.count() == 1


def test_the_outside_id_lies_sealed(town: World, api: BotApi) -> None:
    bring(Chatter(api, 987654321).text("сәлем"))
    conversation = Conversation.objects.get()
    assert "987654321" not in f"{conversation.outside_hash} {conversation.outside_sealed}"


def test_a_code_of_the_account_links_and_notifications_arrive(town: World, api: BotApi) -> None:
    page = Client()
    page.force_login(town.people.resident)
    found = re.search(r"t.me/qala_test_bot.start=([\w-]+)", page.get("/assistant/").content.decode())
    assert found is not None
    bring(Chatter(api, 507).text(f"/start 1-{int(now().timestamp())}-жат"))
    assert Conversation.objects.get().user is None
    one = Chatter(api, 507, _message=5)
    bring(one.text(f"/start {found[1]}"))
    assert Conversation.objects.get().user is None
    bring(one.press("yes"))
    conversation = Conversation.objects.get()
    assert conversation.user == town.people.resident
    assert found[1] not in " ".join(conversation.turns.values_list("text", flat=True))
    sender = sender_of("telegram")
    assert sender.is_offered()
    assert sender.reaches([town.people.resident.pk, town.people.stranger.pk]) == {town.people.resident.pk}
    words = {
        "address": "",
        "name": "",
        "language": "ru",
        "text": "Работы закончены",
        "url": "https://x.example/a",
    }
    with sender.opened() as send:
        outcomes = list(send([
            Message(key="1", user_id=town.people.resident.pk, title="Ответ", **words),
            Message(key="2", user_id=town.people.stranger.pk, title="Ответ", **words),
        ]))  # fmt: skip
    assert [each.error for each in outcomes] == ["", "refused"]
    send_due(conversation_id=conversation.pk)
    assert "Работы закончены" in api.sent[-1]["text"]
