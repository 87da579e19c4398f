"""To a person of the centre and back."""

from collections.abc import Callable
from typing import Any

import pytest

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.assistant.actions import end_talk, promote, reply
from qala.contact.assistant.queries.for_shifts import QUEUE_CODE
from qala.contact.assistant.tests.talker import Talker
from qala.contact.shifts.actions.queue import put_back, take
from qala.contact.shifts.models import QueueHold
from qala.contact.shifts.queries.queue import waiting
from qala.shared.errors import Conflict, NotAllowed

Make = Callable[..., Talker]
pytestmark = pytest.mark.django_db


def _waits(talker: Make) -> Talker:
    one = talker("ru")
    one.say("Третий день нет тепла в квартире")
    one.say("оператор")
    assert one.state == "waiting"
    return one


def test_it_waits_in_the_queue_without_a_word_of_what_was_said(town: World, talker: Make) -> None:
    one = _waits(talker)
    lines, _counts = waiting(QUEUE_CODE)
    assert [line.item.key for line in lines] == [str(one.conversation.pk)]
    assert "тепла" not in f"{lines[0].item.title} {lines[0].item.hint}"


def test_an_operator_comes_answers_and_registers_without_retyping(
    town: World, talker: Make, client_for: Any
) -> None:
    one, operator = _waits(talker), town.people.operator
    take(channel=QUEUE_CODE, key=str(one.conversation.pk), by=operator)
    assert one.state == "talk"
    assert one.conversation.operator == operator
    reply(conversation_id=one.conversation.pk, text="Здравствуйте, какой адрес?", by=operator)
    assert one.say("нет, другой дом, Абая 40") == "", "the machine keeps silent"
    made = promote(
        conversation_id=one.conversation.pk,
        text=one.slots.text,
        topic_id=town.heat.pk,
        address="Абая 40",
        by=operator,
    )
    appeal = Appeal.objects.get()
    assert appeal.text == "Третий день нет тепла в квартире"
    assert appeal.registered_by == operator
    assert made.appeal.number in one.last.text
    assert made.secret in one.last.text
    page = client_for(operator).get(f"/assistant/talks/{one.conversation.pk}/").content.decode()
    assert made.appeal.number in page
    assert made.secret not in page, "who has the code speaks as the applicant"
    end_talk(conversation_id=one.conversation.pk, by=operator)
    assert one.state == "menu"
    assert QueueHold.objects.get().outcome == "done"
    assert waiting(QUEUE_CODE)[0] == []


def test_put_back_it_waits_again_and_the_person_may_leave(town: World, talker: Make) -> None:
    one, operator = _waits(talker), town.people.operator
    hold = take(channel=QUEUE_CODE, key=str(one.conversation.pk), by=operator)
    put_back(hold_id=hold.pk, by=operator)
    assert one.state == "waiting"
    one.say("меню")
    assert one.state == "menu"
    assert one.slots.text == "Третий день нет тепла в квартире"
    with pytest.raises(Conflict):
        reply(conversation_id=one.conversation.pk, text="?", by=operator)


def test_strangers_and_colleagues_are_refused(town: World, talker: Make) -> None:
    one = _waits(talker)
    with pytest.raises(NotAllowed):
        reply(conversation_id=one.conversation.pk, text="?", by=town.people.executor)
    take(channel=QUEUE_CODE, key=str(one.conversation.pk), by=town.people.operator)
    with pytest.raises(Conflict):
        reply(conversation_id=one.conversation.pk, text="?", by=town.people.shift_supervisor)
