"""Whoever leads the desk keeps the gate, from a day on."""

from datetime import date
from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World
from qala.contact.contacts.actions.keep_gate import add_row, end_row
from qala.contact.contacts.models import HazardWord
from qala.contact.contacts.queries.gate import gate
from qala.contact.contacts.rules.danger import Hazard, Sign, assess, hazards_in
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed
from qala.shared.folding import fold

MONDAY = date(2026, 3, 2)


def test_a_word_begins_and_ends(world: World) -> None:
    by = world.people.shift_supervisor
    word = add_row(
        kind="words", by=by, valid_from=MONDAY, word=" сель  ", language="ru", priority=2, service=None
    )
    assert word.word == "сель"  # type: ignore[union-attr]
    assert any(hazard.word == "сель" for hazard in gate().hazards)
    with pytest.raises(Conflict):
        add_row(kind="words", by=by, valid_from=MONDAY, word="сель", language="ru", priority=1, service=None)
    with pytest.raises(Invalid):
        add_row(kind="words", by=by, valid_from=date(2026, 3, 1), word="лавина", language="ru", priority=1)
    old = HazardWord.objects.exclude(pk=word.pk).first()
    assert old is not None
    end_row(kind="words", pk=old.pk, by=by)
    with pytest.raises(Conflict):
        end_row(kind="words", pk=old.pk, by=by)
    assert [entry.verb for entry in timeline.of(old)] == ["end"]
    assert all(hazard.id != old.pk for hazard in gate().hazards)


def test_a_service_with_a_new_name_keeps_its_words_and_questions(world: World) -> None:
    by = world.people.shift_supervisor
    names = {"name_kk": "Газ", "name_ru": "Газ", "name_en": "Gas"}
    made = add_row(kind="services", by=by, valid_from=MONDAY, number="104", **names)
    assert {hazard.service for hazard in gate().hazards if "газ" in hazard.word} == {"104"}
    assert "104" in {question.service for question in gate().questions}
    # Once the city has no such service, nobody is sent there.
    end_row(kind="services", pk=made.pk, by=by)
    assert {hazard.service for hazard in gate().hazards if "газ" in hazard.word} == {""}


def test_who_may_not(world: World) -> None:
    for name in ("operator", "controller", "resident"):
        with pytest.raises(NotAllowed):
            end_row(kind="words", pk=1, by=getattr(world.people, name))


@pytest.mark.parametrize("kind", ["services", "words", "questions"])
def test_the_screens(world: World, client_for: Any, kind: str) -> None:
    client = client_for(world.people.shift_supervisor)
    assert client.get("/contacts/gate/").status_code == 200
    address = f"/contacts/gate/{kind}/add/"
    assert client.get(address).status_code == 200
    assert client.post(address, {}).status_code == 422
    filled: dict[str, dict[str, Any]] = {
        "services": {"number": "105", "name_kk": "Қызмет"},
        "words": {"word": "цунами", "language": "ru", "priority": 2},
        "questions": {"text_kk": "Ма?", "text_ru": "Ли?", "priority": 1, "order": 5},
    }
    response = client.post(address, {**filled[kind], "valid_from": "2026-03-02"})
    assert response.status_code == 302, response.context["form"].errors
    assert client.get("/contacts/gate/nothing/add/").status_code == 404


def test_signs_of_two_kinds_are_urgent() -> None:
    word = Sign("word", "дым", 1)
    assert (
        assess(words=[word], answers=[], vulnerable=[], reporters_count=0, reporters_needed=4).priority == 1
    )
    assert (
        assess(
            words=[word], answers=[], vulnerable=["School"], reporters_count=0, reporters_needed=4
        ).priority
        == 2
    )
    assert (
        assess(words=[], answers=[], vulnerable=["School"], reporters_count=0, reporters_needed=4).priority
        == 0
    )
    none = assess(words=[], answers=[], vulnerable=[], reporters_count=3, reporters_needed=4)
    assert (none.priority, none.as_dict()) == (0, {})


def test_words_match_at_their_beginning_only() -> None:
    hazards = [Hazard(1, fold("нож"), "нож", 2), Hazard(2, fold("запах газа"), "запах газа", 2)]
    assert [sign.what for sign in hazards_in(fold("У него нож!"), hazards)] == ["нож"]
    assert hazards_in(fold("заноженный"), hazards) == []
    assert [sign.what for sign in hazards_in(fold("Сильный ЗАПАХ ГАЗА в подъезде"), hazards)] == [
        "запах газа"
    ]
