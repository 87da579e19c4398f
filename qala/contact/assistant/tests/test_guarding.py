"""What a conversation must not give away, and whom its limits count."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from qala.contact.appeals.actions import join
from qala.contact.appeals.models import Appeal, Reporter
from qala.contact.appeals.tests.factories import IN_WEST, World
from qala.contact.assistant.actions.effects import EFFECTS
from qala.contact.assistant.actions.linking import chats_of, link_code, open_link, part_chats
from qala.contact.assistant.actions.updates import take_update
from qala.contact.assistant.channels.telegram import telegram
from qala.contact.assistant.models import Conversation
from qala.contact.assistant.tests.botapi import TOKEN, BotApi, Chatter
from qala.contact.assistant.tests.talker import Talker
from qala.ground.people.sms import Outbox
from qala.public.portal.models import ContactCode
from qala.public.portal.rules.codes import code_for
from qala.public.portal.tasks import send_code
from qala.public.published.models import Publication
from qala.shared.clock import now, travel
from qala.shared.tests.figures import put

Make = Callable[..., Talker]
pytestmark = pytest.mark.django_db


@pytest.fixture
def chatter(settings: Any) -> Chatter:
    """Somebody in Telegram; what is answered stays in the queue."""
    settings.TELEGRAM = {"token": TOKEN, "api": "http://127.0.0.1:9", "name": "qala_test_bot"}
    assert telegram() is not None
    return Chatter(BotApi(), 801, "en")


def bring(update: dict[str, Any]) -> Conversation:
    """One update handled; the conversation after it."""
    _incoming, pk, _waits = take_update(channel="telegram", payload=update)
    return Conversation.objects.get(pk=pk)


def test_a_link_asks_first_and_no_does_nothing(town: World, chatter: Chatter) -> None:
    owner = town.people.resident
    code = link_code(owner)
    assert len(code) <= 64
    asked = bring(chatter.text(f"/start {code}"))
    assert (asked.state, asked.user) == ("link", None)
    said = asked.turns.latest("id").text
    assert "Join this chat to the account" in said
    assert owner.full_name not in said
    assert owner.phone is None or owner.phone not in said
    assert [each["value"] for each in asked.offered] == ["no", "yes"], "no comes first"
    left = bring(chatter.press("no"))
    assert (left.state, left.user, left.slots["link"]) == ("menu", None, {})
    again = bring(chatter.text(f"/start {code}"))
    assert (again.state, again.user) == ("menu", None), "a link opens once"
    assert code not in " ".join(again.turns.values_list("text", flat=True))


def test_walking_on_is_no_yes(town: World, chatter: Chatter) -> None:
    bring(chatter.text(f"/start {link_code(town.people.resident)}"))
    bring(chatter.text("/menu"))
    assert bring(chatter.press("yes")).user is None


def test_yes_joins_until_the_link_is_over_and_the_owner_parts_it(
    town: World, chatter: Chatter, client_for: Any
) -> None:
    owner = town.people.resident
    bring(chatter.text(f"/start {link_code(owner)}"))
    with travel(now() + timedelta(minutes=16)):
        assert bring(chatter.press("yes")).user is None
    bring(chatter.text(f"/start {link_code(owner)}"))
    assert bring(chatter.press("yes")).user == owner
    assert chats_of(owner) == 1
    page = client_for(owner)
    assert "/assistant/part/" in page.get("/assistant/").content.decode()
    assert client_for(town.people.stranger).post("/assistant/part/").status_code == 302
    assert chats_of(owner) == 1
    assert page.post("/assistant/part/").status_code == 302
    assert (chats_of(owner), part_chats(user=owner)) == (0, 0)


def test_wrong_old_and_revoked_links_open_nothing(town: World) -> None:
    owner = town.people.resident
    code = link_code(owner)
    account, moment, chance, seal = code.split("-")
    other = town.people.stranger.pk
    for wrong in (
        "",
        "1",
        f"{other}-{moment}-{chance}-{seal}",
        f"{account}-9{moment}-{chance}-{seal}",
        "9" * 64,
    ):
        assert open_link(wrong) is None
    with travel(now() + timedelta(minutes=16)):
        assert open_link(code) is None
    owner.set_password("another one, long enough")
    owner.save()
    assert open_link(code) is None, "a changed password ends links"


def test_a_link_during_a_talk_with_a_person_is_not_shown_to_them(town: World, chatter: Chatter) -> None:
    bring(chatter.text("operator"))
    code = link_code(town.people.resident)
    kept = bring(chatter.text(f"/start {code}"))
    assert kept.state == "waiting"
    assert code not in " ".join(kept.turns.values_list("text", flat=True))


def test_a_link_on_the_site_joins_nothing(town: World, talker: Make) -> None:
    one = talker("en")
    one.say(f"/start {link_code(town.people.resident)}")
    assert one.state == "menu"
    one.press("yes")
    assert one.conversation.user is None


def test_asked_numbers_count_for_the_address_too(town: World, talker: Make) -> None:
    put("assistant.finds_limit", 10)
    put("assistant.address_finds_limit", 2)
    number = town.appeal().number
    said = [number in talker("ru").say(number, sources=["address a"]) for _visitor in range(3)]
    assert said == [True, True, False], "a new conversation is no way around"
    assert number in talker("ru").say(number, sources=["address b"])


@pytest.fixture
def nearby(town: World, talker: Make) -> Callable[[], Talker]:
    """A conversation that has just named topic and place."""

    def walk() -> Talker:
        one = talker("kk")
        one.say("Пәтерде үшінші күн жылу жоқ")
        one.press("skip")
        one.say("Абая 40")
        one.press(f"topic:{town.heat.pk}")
        return one

    return walk


def test_hidden_appeals_are_neither_offered_nor_joined(town: World, nearby: Callable[[], Talker]) -> None:
    known = town.appeal(place=IN_WEST)
    before = nearby()
    assert before.state == "similar"
    Publication.objects.update_or_create(
        appeal=known, defaults={"is_hidden": True, "cause": "abuse", "at": now()}
    )
    before.press(f"join:{known.pk}")
    assert not Reporter.objects.exists(), "hidden between the offer and the press"
    assert nearby().state == "contact"


def test_who_has_joined_reads_nothing_of_a_topic_kept_back(town: World, talker: Make) -> None:
    known = town.appeal(place=IN_WEST)
    made = join(appeal_id=known.pk, channel="bot")
    type(town.heat).objects.filter(pk=town.heat.pk).update(is_public=False)
    one = talker("ru")
    one.say(made.reporter.number)
    said = one.say(made.secret)
    assert town.people.home.name_ru not in said
    assert one.state == "menu"


@pytest.fixture
def strict(settings: Any) -> Iterator[Callable[[str], None]]:
    """The city's parameters of the public form set to 0."""
    settings.SMS_GATEWAY = "qala.ground.people.sms.Outbox"

    def set_to_none(code: str) -> None:
        put(f"portal.{code}", 0)

    yield set_to_none
    Outbox.messages.clear()


def test_a_phone_needs_its_code_where_the_form_asks_for_one(
    town: World, nearby: Callable[[], Talker], strict: Callable[[str], None]
) -> None:
    strict("takes_unconfirmed")
    one = nearby()
    one.say("+7 701 123 45 67")
    assert one.state == "proof"
    one.press("yes")
    assert not Appeal.objects.exists()
    row = ContactCode.objects.get()
    send_code(str(row.token))
    right = code_for(str(row.token), key=_key())
    assert re.search(right, Outbox.messages[-1][1])
    one.say("000000" if right != "000000" else "111111")
    assert one.state == "proof"
    one.say(right)
    assert one.state == "confirm"
    one.press("yes")
    assert Appeal.objects.get().applicant.phone == "+77011234567"
    assert right not in " ".join(one.conversation.turns.values_list("text", flat=True))


def test_without_the_code_one_goes_on_without_a_phone(
    town: World, nearby: Callable[[], Talker], strict: Callable[[str], None]
) -> None:
    one = nearby()
    one.say("+7 701 123 45 67")
    strict("takes_unconfirmed")  # The city begins to ask while somebody looks at the summary.
    one.press("yes")
    assert (one.state, Appeal.objects.count()) == ("proof", 0)
    one.press("skip")
    one.press("yes")
    assert Appeal.objects.get().applicant.phone == ""


def test_where_no_anonymous_appeals_are_taken(
    town: World, nearby: Callable[[], Talker], strict: Callable[[str], None]
) -> None:
    strict("takes_anonymous")
    one = nearby()
    one.press("skip")
    assert one.state == "contact"
    one.say("+7 701 123 45 67")
    assert one.state == "confirm"


def test_one_phone_is_not_filled_with_appeals(town: World, nearby: Callable[[], Talker]) -> None:
    put("portal.contact_hour", 1)
    for _time in range(2):
        one = nearby()
        if one.state == "similar":
            one.press("no")
        one.say("+7 701 123 45 67")
        one.press("yes")
    assert Appeal.objects.count() == 1
    assert one.state == "confirm", "nothing is lost"


def test_every_effect_of_the_table_is_there() -> None:
    assert {"open_link", "join_account", "send_code", "check_code"} <= set(EFFECTS)


def _key() -> str:
    from django.conf import settings

    return settings.SECRET_KEY
