"""Errors, the same update twice, two workers."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.assistant.actions import handle, receive, sweep, try_again
from qala.contact.assistant.actions.effects.chat import EFFECTS
from qala.contact.assistant.actions.updates import overdue
from qala.contact.assistant.models import Conversation, Inbound
from qala.contact.assistant.tests.talker import Talker
from qala.shared.clock import now, travel
from qala.shared.errors import NotAllowed
from tests.races import at_once

Make = Callable[..., Talker]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The description cannot be taken while the list holds something."""
    true, left = EFFECTS["listen"], [1]

    def effect(chat: object, given: object) -> str:
        if left:
            raise RuntimeError("secret words of somebody")
        return true(chat, given)  # type: ignore[arg-type]

    monkeypatch.setitem(EFFECTS, "listen", effect)
    return left


@pytest.mark.django_db
def test_an_error_answers_kindly_and_is_tried_again(town: World, talker: Make, broken: list[int]) -> None:
    one = talker("ru")
    assert "nothing is lost" in one.say("Третий день нет тепла в квартире") or one.last.text
    inbound = Inbound.objects.get()
    assert (inbound.state, inbound.attempts, inbound.error) == ("retry", 1, "RuntimeError")
    assert "secret" not in inbound.place
    broken.clear()
    with travel(now() + timedelta(minutes=2)):
        assert overdue()[0] == [one.conversation.pk]
        handle(conversation_id=one.conversation.pk)
    assert one.state == "attach"
    assert one.slots.text == "Третий день нет тепла в квартире"


@pytest.mark.django_db
def test_given_up_it_waits_for_a_person(town: World, talker: Make, broken: list[int]) -> None:
    one = talker("ru")
    one.say("Третий день нет тепла в квартире")
    for hours in range(1, 5):
        with travel(now() + timedelta(hours=hours)):
            handle(conversation_id=one.conversation.pk)
    inbound = Inbound.objects.get()
    assert (inbound.state, inbound.attempts) == ("failed", 4)
    assert one.conversation.turns.filter(who="assistant").count() == 1, "one apology"
    broken.clear()
    with pytest.raises(NotAllowed):
        try_again(inbound_id=inbound.pk, by=town.people.operator)
    try_again(inbound_id=inbound.pk, by=town.people.administrator)
    handle(conversation_id=one.conversation.pk)
    assert one.state == "attach"


@pytest.mark.django_db
def test_a_word_of_yesterday_does_not_answer_todays_question(
    town: World, talker: Make, broken: list[int]
) -> None:
    one = talker("ru")
    one.say("Третий день нет тепла в квартире")
    one.press("find")
    broken.clear()
    with travel(now() + timedelta(hours=1)):
        handle(conversation_id=one.conversation.pk)
    assert one.state == "find"
    assert set(Inbound.objects.values_list("state", flat=True)) == {"failed", "done"}


@pytest.mark.django_db
def test_what_is_old_is_forgotten(town: World, talker: Make) -> None:
    one = talker("ru")
    one.say("привет")
    with travel(now() + timedelta(days=20)):
        assert sweep() == 0
    assert Inbound.objects.get().payload == {}
    with travel(now() + timedelta(days=181)):
        assert sweep() == 1
    assert not Conversation.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_update_twice_and_two_workers(town: World, talker: Make) -> None:
    one = talker("kk")
    one.say("Пәтерде үшінші күн жылу жоқ")
    for step in (
        {"button": "skip"},
        {"text": "Абая 40"},
        {"button": f"topic:{town.heat.pk}"},
        {"button": "skip"},
    ):
        one.say(**{"text": "", **step})
    before = one.conversation.turns.count()

    def bring() -> int:
        conversation, _is_new = receive(
            channel="site", update_key="the last one", outside_id=one.outside_id, payload={"button": "yes"}
        )
        return handle(conversation_id=conversation.pk)

    assert sorted(at_once(bring, bring, bring)) == [0, 0, 1]
    assert Appeal.objects.count() == 1
    assert one.conversation.turns.count() == before + 2
