"""Find by number, and questions."""

from collections.abc import Callable

import pytest

from qala.contact.appeals.actions import register
from qala.contact.appeals.tests.factories import World
from qala.contact.assistant.tests.talker import Talker
from qala.contact.knowledge.models import Article
from qala.contact.knowledge.tests.factories import make_knowledge
from qala.shared.tests.figures import put

Make = Callable[..., Talker]
pytestmark = pytest.mark.django_db


def test_a_number_tells_stage_and_promise_only(town: World, talker: Make) -> None:
    made = register(**{**town.words(), "by": town.people.operator})
    one = talker("ru")
    said = one.say(f"где моя заявка {made.appeal.number}?")
    assert made.appeal.number in said
    assert one.state == "code"
    assert "тепла" not in said
    assert town.people.home.name_ru not in said
    said = one.say(made.secret)
    assert town.people.home.name_ru in said
    assert one.state == "menu"
    transcript = " ".join(one.conversation.turns.filter(who="person").values_list("text", flat=True))
    assert made.secret not in transcript


def test_a_wrong_code_opens_nothing(town: World, talker: Make) -> None:
    made = register(**{**town.words(), "by": town.people.operator})
    one = talker("ru")
    one.say(made.appeal.number)
    said = one.say("AAAAAAAAAA")
    assert one.state == "code"
    assert town.people.home.name_ru not in said


def test_numbers_cannot_be_walked_through(town: World, talker: Make) -> None:
    put("assistant.finds_limit", 2)
    number = town.appeal().number
    one = talker("ru")
    said = [one.say(number) for _time in range(3)]
    assert [number in each for each in said] == [True, True, False]
    assert number in talker("ru").say(number), "another person is not held up"


def test_an_article_answers_with_its_confidence(town: World, talker: Make) -> None:
    make_knowledge(town.people.content_editor, town.heat)
    title = Article.objects.get().published.title_ru
    one = talker("ru")
    one.press("ask")
    said = one.say(title)
    assert title in said
    assert "%" in said
    assert one.state == "faq"
    one.press("yes")
    assert one.state == "menu"


def test_below_the_threshold_it_does_not_know_and_retypes_nothing(town: World, talker: Make) -> None:
    make_knowledge(town.people.content_editor, town.heat)
    one = talker("ru")
    one.press("ask")
    one.say("Сколько стоит проезд на дирижабле до луны?")
    assert {"report", "person"} <= set(one.buttons)
    one.press("report")
    assert one.slots.text == "Сколько стоит проезд на дирижабле до луны?"
    assert one.state == "attach"
