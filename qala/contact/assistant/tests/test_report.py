"""A whole appeal in conversation."""

from collections.abc import Callable

import pytest

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.assistant.models import Inbound
from qala.contact.assistant.tests.talker import Talker

Make = Callable[..., Talker]
pytestmark = pytest.mark.django_db


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
    assert appeal.building_id and appeal.executor == town.people.home
    assert appeal.applicant.phone == "+77011234567"
    assert not Inbound.objects.exclude(state="done").exists()
    assert "7011234567" not in " ".join(one.conversation.turns.values_list("text", flat=True)).replace(
        " ", ""
    )
