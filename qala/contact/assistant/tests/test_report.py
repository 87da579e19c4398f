"""A whole appeal in conversation, and what may come between."""

from collections.abc import Callable

import pytest

from qala.contact.appeals.models import Appeal, Reporter
from qala.contact.appeals.tests.factories import IN_WEST, World
from qala.contact.assistant.models import Inbound
from qala.contact.assistant.tests.talker import Talker
from qala.ground.files.tests.factories import photo
from qala.shared import timeline

Make = Callable[..., Talker]
pytestmark = pytest.mark.django_db


def _to_summary(one: Talker, town: World) -> None:
    one.say("Пәтерде үшінші күн жылу жоқ")
    one.press("skip")
    one.say("Абая 40")
    one.press(f"topic:{town.heat.pk}")
    one.press("skip")
    assert one.state == "confirm"


def test_from_the_first_word_to_the_number(town: World, talker: Make) -> None:
    one = talker("kk")
    one.say("Пәтерде үшінші күн жылу жоқ")
    assert one.state == "attach"
    one.press("skip")
    one.say("Абая 40")
    assert one.slots.place["address"] == "Абай даңғылы, 40"
    assert one.state == "topic"
    one.press(f"topic:{town.heat.pk}")
    assert one.state == "contact"
    one.say("+7 701 123 45 67")
    assert one.state == "confirm"
    said = one.press("yes")
    appeal = Appeal.objects.get()
    assert appeal.number in said
    assert one.state == "menu"
    assert (appeal.channel.code, appeal.language, appeal.topic) == ("bot", "kk", town.heat)
    assert appeal.executor == town.people.home
    assert appeal.building is not None
    assert appeal.applicant.phone == "+77011234567"
    assert appeal.targets.filter(kind="resolve").exists()
    assert [entry.verb for entry in timeline.of(appeal)] == ["register", "route"]
    assert not Inbound.objects.exclude(state="done").exists()
    words = "".join(one.conversation.turns.values_list("text", flat=True))
    assert "7011234567" not in words.replace(" ", "").replace("\u00a0", "")


def test_another_address_in_the_summary_comes_straight_back(town: World, talker: Make) -> None:
    one = talker("kk")
    _to_summary(one, town)
    one.say("жоқ, басқа мекенжай")
    assert one.state == "place"
    one.say(lon=70.15, lat=50.05)
    assert one.state == "confirm"
    one.press("yes")
    assert Appeal.objects.get().executor == town.people.elsewhere


def test_back_takes_one_answer_back(town: World, talker: Make) -> None:
    one = talker("ru")
    _to_summary(one, town)
    for state in ("contact", "topic", "place", "attach", "describe", "menu"):
        one.say("назад")
        assert one.state == state


def test_cancel_sends_nothing(town: World, talker: Make) -> None:
    one = talker("ru")
    _to_summary(one, town)
    one.say("отмена")
    assert one.state == "menu"
    assert not one.slots.is_begun
    assert not Appeal.objects.exists()


def test_text_in_pieces_and_a_language_in_the_middle(town: World, talker: Make) -> None:
    one = talker("kk")
    one.say("Пәтерде үшінші күн жылу жоқ")
    one.say("Балалар тоңып жатыр")
    assert "Балалар тоңып жатыр" in one.slots.text
    assert "English" in one.say("in english")
    assert one.conversation.language == "en"
    assert one.state == "attach"
    one.say("x" * 5000)
    assert len(one.slots.text) == 4000


def test_danger_is_answered_at_once_and_once(town: World, talker: Make) -> None:
    one = talker("ru")
    said = one.say("В подъезде сильно пахнет газом, голова болит")
    assert "104" in said
    assert one.state == "attach"
    assert "104" not in one.say("пахнет газом и на улице")


def test_photos_come_first_and_go_along(town: World, talker: Make) -> None:
    one = talker("kk")
    key = "k" * 64
    file = photo(uploader_key=key)
    foreign = photo(uploader_key="f" * 64)
    one.say(files=[str(file.pk), str(foreign.pk)], uploader_key=key)
    assert one.state == "describe"
    assert one.slots.files == [str(file.pk)]
    _to_summary(one, town)
    one.press("yes")
    attachment = Appeal.objects.get().attachments.get()
    assert attachment.file_id == file.pk


def test_the_same_nearby_is_joined_instead(town: World, talker: Make) -> None:
    known = town.appeal(place=IN_WEST)
    one = talker("kk")
    one.say("Пәтерде үшінші күн жылу жоқ")
    one.press("skip")
    one.say("Абая 40")
    one.press(f"topic:{town.heat.pk}")
    assert one.state == "similar"
    said = one.press(f"join:{known.pk}")
    made = Reporter.objects.get()
    assert made.appeal == known
    assert made.number in said
    assert Appeal.objects.count() == 1


def test_a_joined_appeal_must_have_been_offered(town: World, talker: Make) -> None:
    hidden = town.appeal(topic_id=town.lifts.pk)
    one = talker("kk")
    _to_summary(one, town)
    one.press(f"join:{hidden.pk}")
    assert not Reporter.objects.exists()


def test_an_unknown_place_stays_in_the_persons_words(town: World, talker: Make) -> None:
    one = talker("kk")
    one.say("Пәтерде үшінші күн жылу жоқ")
    one.press("skip")
    one.say("қызыл дүкеннің артында, ескі диірмен")
    assert one.state == "place"
    one.press("skip")
    one.press(f"topic:{town.heat.pk}")
    one.press("skip")
    one.press("yes")
    appeal = Appeal.objects.get()
    assert appeal.address == "қызыл дүкеннің артында, ескі диірмен"
    assert appeal.point is None


def test_outside_of_the_city_is_no_place(town: World, talker: Make) -> None:
    one = talker("kk")
    one.say("Пәтерде үшінші күн жылу жоқ")
    one.say(lon=10.0, lat=10.0)
    assert one.state == "place"
    assert not one.slots.place


def test_whoever_is_signed_in_is_not_asked_for_a_phone(town: World, talker: Make) -> None:
    one = talker("kk", user=town.people.resident)
    one.say("Пәтерде үшінші күн жылу жоқ")
    one.press("skip")
    one.say("Абая 40")
    one.press(f"topic:{town.heat.pk}")
    assert one.state == "confirm"
    one.press("yes")
    assert Appeal.objects.get().resident == town.people.resident
