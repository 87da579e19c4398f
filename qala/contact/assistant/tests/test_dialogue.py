"""The table itself: complete, and drawn as it is."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qala.contact.assistant.actions.effects import EFFECTS
from qala.contact.assistant.actions.effects.prompts import _PROMPTS
from qala.contact.assistant.models import Inbound
from qala.contact.assistant.rules.diagram import lines
from qala.contact.assistant.rules.dialogue import To, every_move, follow
from qala.contact.assistant.rules.kinds import Kind, State
from qala.contact.assistant.rules.slots import FLOW, Slots, first_open, step_back
from qala.contact.assistant.tests.talker import Talker

Make = Callable[..., Talker]


def test_every_state_answers_every_kind_of_input() -> None:
    pairs = list(every_move())
    assert len(pairs) == len(State) * len(Kind)
    assert {made.effect for _state, _kind, made in pairs} <= set(EFFECTS)
    assert set(EFFECTS) <= {made.effect for _state, _kind, made in pairs} | {"nothing"}
    assert all(isinstance(target, State | To) for _s, _k, made in pairs for target in made.to.values())
    assert set(_PROMPTS) == set(State)


def test_every_state_is_left_and_reached() -> None:
    reached = {
        State(target) for _s, _k, made in every_move() for target in made.to.values() if target not in set(To)
    }
    reached |= set(FLOW) | {State.TALK}  # an operator comes from outside
    assert reached == set(State)
    for state in State:
        onward = {t for s, _k, made in every_move() if s == state for t in made.to.values() if t != To.STAY}
        assert onward - {state}


def test_a_correction_leads_back_to_the_summary() -> None:
    slots = Slots(
        text="x", is_attached=True, place={"address": "a"}, topic_id=1, is_compared=True, is_contacted=True
    )
    assert first_open(slots) == State.CONFIRM
    slots.place = {}
    assert first_open(slots) == State.PLACE


@given(st.sampled_from(list(State)))
def test_going_back_never_goes_on(state: State) -> None:
    slots = Slots(
        text="x", is_attached=True, place={"address": "a"}, topic_id=1, is_compared=True, is_contacted=True
    )
    before = step_back(state, slots)
    if state in FLOW[1:]:
        assert FLOW.index(before) < FLOW.index(state)
        assert first_open(slots) == before
    with pytest.raises(KeyError):
        follow(state, next(iter(every_move()))[2], "no such result", slots)


def test_slots_survive_the_database() -> None:
    slots = Slots(report=3, text="x", files=["a"], place={"lon": 1.0}, warned=["104"])
    assert Slots.of(slots.as_json()) == slots
    assert Slots.of({"v": 99, "text": "of another time"}) == Slots()
    assert Slots.of({**slots.as_json(), "no_such_slot": 1}) == slots


def test_the_diagram_names_every_state() -> None:
    drawn = "\n".join(lines())
    assert all(f"| {state} |" in drawn for state in State)


ANYTHING = st.one_of(
    st.sampled_from(
        ["", "?", "😀", "иә", "нет", "дальше", "назад", "отмена", "меню", "1", "7", "26-0000001-A", "Абая 40",
         "+77011234567",
         "жоқ, басқа мекенжай", "no, another address: Abai 40", "/start", "оператор", "сұрақ", "қазақша", "in english",
         "Третий день нет тепла в квартире", "Қалай өтініш беруге болады?", "\x00\ufffd", "а" * 5000]
    ).map(lambda text: {"text": text}),
    st.text(max_size=30).map(lambda text: {"text": text.replace("\x00", "")}),
    st.sampled_from(
        [*(kind.value for kind in Kind), "topic:1", "group:1", "place:0", "place:x", "join:5", "number:x", "lang:ru",
         "lang:xx", "here", "mine", "poll:1", ":", "place:99999999999999999999"]
    ).map(lambda value: {"button": value}),
    st.sampled_from([(70.05, 50.05), (0.0, 0.0), (-180.0, 90.0)]).map(lambda at: {"lon": at[0], "lat": at[1]}),
    st.just({"files": ["no-file"]}),
)  # fmt: skip


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=st.lists(ANYTHING, min_size=1, max_size=14))
def test_no_walk_breaks_or_loses_anything(talker: Make, walk: list[dict[str, object]]) -> None:
    one = talker("kk")
    for step in walk:
        one.say(**{"text": "", **step})  # type: ignore[arg-type]
        assert one.state in set(State)
        assert one.buttons or one.state == "talk", "somebody stands without a way on"
    inbounds = Inbound.objects.filter(conversation=one.conversation)
    assert set(inbounds.values_list("state", flat=True)) == {"done"}, list(
        inbounds.values_list("error", "place")
    )
    assert one.conversation.turns.filter(who="person").count() == len(walk)
