"""The bot and the site share their actions; real texts go through the conversation; a channel of one's own."""

import csv
import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.assistant import channels
from qala.contact.assistant.actions.effects.words import moment
from qala.contact.assistant.actions.updates import send_due, take_update
from qala.contact.assistant.channels import Incoming, Line, NotSent, Remote, register_channel
from qala.contact.assistant.models import Inbound, Outbound
from qala.contact.assistant.rules.kinds import Event
from qala.contact.assistant.tests.talker import Talker
from qala.public.portal.tests.conftest import parameter, send
from qala.shared import timeline

Make = Callable[..., Talker]
pytestmark = pytest.mark.django_db
MATTER = "Третий день нет тепла в квартире"
DERIVED = (
    "text", "topic_id", "executor_id", "route_reason", "district_id", "quarter_id", "lon", "lat", "stage", "status_id",
    "priority", "is_public", "procedure_id", "received_at", "registered_at", "next_due_at", "language",
)  # fmt: skip


def test_the_same_matter_by_bot_and_by_site_is_the_same_appeal(
    town: World, talker: Make, client: Client, frozen_clock: Any
) -> None:
    parameter("challenge_bits", 4)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"
    assert send(client, town, text=MATTER).status_code == 200
    by_site = Appeal.objects.get()
    one = talker("ru")
    one.say(MATTER)
    one.press("skip")
    one.say(lon=70.05, lat=50.05)
    one.press(f"topic:{town.heat.pk}")
    if one.state == "similar":
        one.press("no")
    one.press("skip")
    said = one.press("yes")
    by_bot = Appeal.objects.exclude(pk=by_site.pk).get()
    assert (by_site.channel.code, by_bot.channel.code) == ("web", "bot")
    for name in DERIVED:
        assert getattr(by_bot, name) == getattr(by_site, name), name
    told = [
        [
            (entry.verb, entry.from_stage, entry.to_stage, entry.is_public, entry.at)
            for entry in timeline.of(each)
        ]
        for each in (by_site, by_bot)
    ]
    assert told[0] == told[1]
    due = [list(each.targets.order_by("kind").values_list("kind", "due_at")) for each in (by_site, by_bot)]
    assert due[0] == due[1]
    assert due[0]
    promised = by_bot.targets.get(kind="resolve").due_at
    assert moment(promised) in said
    number, secret = by_bot.number, re.search(r"[A-Z0-9]{10}", said.replace(by_bot.number, ""))
    assert secret is not None
    page = client.post("/track/", {"number": number, "secret": secret[0]}, follow=True).content.decode()
    assert town.people.home.name_ru in page, "the bot's code opens it on the site"
    asked = talker("ru").say(by_site.number)
    assert moment(promised) in asked, "the site's number is found by the bot, with the same promise"


def texts(folder: Path) -> list[str]:
    """Some of both collections, in both languages."""
    found = []
    for name, columns in (("kz_appeals_kk_ru", ("text_kz", "text_ru")), ("kursk_appeals_train", ("text",))):
        with gzip.open(folder / f"{name}.csv.gz", "rt", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        found += [rows[at][columns[at % len(columns)]] for at in range(0, len(rows), 130)]
    return found


@pytest.mark.shared_data
def test_real_texts_end_with_a_number(town: World, talker: Make, shared_data: Callable[[str], Path]) -> None:
    matters = texts(shared_data("complaint_texts"))
    assert len(matters) > 20
    for matter in matters:
        one = talker("kk")
        one.press("report")
        one.say(matter)
        said = _to_the_end(one, town)
        assert one.conversation.appeals.get().number in said
    assert not Inbound.objects.exclude(state="done").exists(), "no error"
    assert Appeal.objects.count() == len(matters)


def _to_the_end(one: Talker, town: World) -> str:
    """Press what a hurried person presses."""
    said = ""
    for _step in range(12):
        state = one.state
        if state == "menu":
            return said
        said = {
            "describe": lambda: one.say("Это всё, помогите, пожалуйста"),
            "attach": lambda: one.press("skip"),
            "place": lambda: one.say(lon=70.05, lat=50.05),
            "topic": lambda: one.press(f"topic:{town.heat.pk}"),
            "similar": lambda: one.press("no"),
            "contact": lambda: one.press("skip"),
            "confirm": lambda: one.press("yes"),
        }[state]()
    raise AssertionError(f"no end in {one.state}")


class Pigeon:
    """The smallest channel: text alone, as an SMS gateway would have it. Its updates are {"id", "from", "text"}."""

    code = "pigeon"

    def __init__(self) -> None:
        self.carried: list[tuple[str, Line]] = []
        self.is_ill = False

    def parse(self, payload: Mapping[str, Any]) -> Incoming | None:
        if "from" not in payload:
            raise ValueError("not a letter")
        if payload["from"].startswith("flock"):
            return None
        return Incoming(str(payload["id"]), payload["from"], Event(text=payload["text"]), language="ru")

    def fetch(self, remote: Remote) -> bytes:
        raise NotSent("pigeons carry no files", is_final=True)

    def send(self, outside_id: str, line: Line) -> None:
        if self.is_ill:
            raise NotSent("ill", retry_after=5)
        self.carried.append((outside_id, line))


@pytest.fixture
def pigeon() -> Iterator[Pigeon]:
    made = Pigeon()
    register_channel(made.code, lambda: made)
    yield made
    del channels._made[made.code]


def test_a_channel_of_ones_own_needs_three_methods(town: World, pigeon: Pigeon) -> None:
    for number, text in enumerate((MATTER, "пропустить", "Абая 40", town.heat.name_ru, "без телефона", "да")):
        letter = {"id": number, "from": "+77010000009", "text": text}
        for _twice in range(2):  # Brought again, it changes nothing.
            _incoming, pk, waits = take_update(channel="pigeon", payload=letter)
            send_due(conversation_id=pk)
        assert not waits
    appeal = Appeal.objects.get()
    assert appeal.number in pigeon.carried[-1][1].text
    assert appeal.text == MATTER
    assert {to for to, _line in pigeon.carried} == {"+77010000009"}
    assert len(pigeon.carried) == 6
    assert take_update(channel="pigeon", payload={"id": 9, "from": "flock 1", "text": "?"})[1] == 0
    with pytest.raises(ValueError, match="letter"):
        take_update(channel="pigeon", payload={"id": 10})
    pigeon.is_ill = True
    take_update(channel="pigeon", payload={"id": 11, "from": "+77010000009", "text": "меню"})
    assert send_due(conversation_id=pk) is not None
    assert Outbound.objects.filter(state="pending").count() == 1
