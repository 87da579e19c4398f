"""What the desk answers while the operator types."""

from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World
from qala.contact.contacts.queries import knowing
from qala.contact.contacts.queries.answering import Asked, answer
from qala.contact.contacts.rules.topics import TopicIndex
from qala.ground.places.tests.factories import make_landmark

INDEX = TopicIndex.of(
    [
        (1, "Үйде жылу жоқ Нет отопления в доме No heating", "батарея"),
        (2, "Лифт жұмыс істемейді Не работает лифт The lift does not work", "лифт"),
        (3, "Люк ашық тұр Открыт люк колодца A manhole is open", "люк"),
        (4, "Үйде ыстық су жоқ Нет горячей воды в доме No hot water", ""),
    ]
)


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("жылу", 1), ("жылудың", 1), ("отопл", 1), ("нету отопления", 1), ("холодные батареи", 1), ("лифтімізді", 2),
        ("лифта", 2), ("на дороге открытый люк", 3), ("горячая вода", 4), ("ystyq su", 4), ("jylu", 1), ("kban", 2),
        ("ab", None), ("", None),
    ],
)  # fmt: skip
def test_topics_are_found_by_beginnings_in_both_languages(typed: str, best: int | None) -> None:
    found = INDEX.find(typed)
    assert (found[0] if found else None) == best


def test_the_fragment_answers(world: World, client_for: Any) -> None:
    appeal = world.appeal()
    knowing.use_knowledge(
        knowing.Knowledge(
            lambda typed, topic, district, language: [
                knowing.Article(5, "Heating season", "Begins in October")
            ],
            lambda topic, district, language: [knowing.Banner("Frost", "Minus thirty", "warn")],
            lambda _id: "",
            lambda *_: None,
        )
    )
    words = {"said": "жылу", "lon": "70.05", "lat": "50.05", "channel": "phone", "language": "kk"}
    text = client_for(world.people.operator).post("/contacts/desk/answers/", words).content.decode()
    for part in (
        "No heat",
        world.people.home.name,
        "24 hours",
        appeal.number,
        "Heating season",
        "Minus thirty",
    ):
        assert part in text
    assert client_for(world.people.analyst).post("/contacts/desk/answers/", words).status_code == 403


def test_an_article_knows_more_words_than_the_topic(world: World) -> None:
    def answers(typed: str, *_more: Any) -> Any:
        return [knowing.Article(5, "Heating", topic_ids=(world.heat.pk,))] if "батаре" in typed else []

    knowing.use_knowledge(knowing.Knowledge(answers, lambda *_: (), lambda _id: "", lambda *_: None))
    found = answer(world.people.operator, Asked("батареи холодные"))
    assert (found.topic, found.topics[0]) == (world.heat, world.heat)
    assert answer(world.people.operator, Asked("zzzz")).topic is None


def test_the_fragment_costs_at_most_twelve_statements(
    world: World, client_for: Any, count_queries: Any
) -> None:
    for _each in range(3):
        world.appeal()
    client = client_for(world.people.operator)
    words = {
        "said": "жылу жоқ өрт",
        "topic": world.heat.pk,
        "lon": "70.05",
        "lat": "50.05",
        "channel": "phone",
    }
    client.post("/contacts/desk/answers/", words)
    with count_queries() as seen:
        assert client.post("/contacts/desk/answers/", words).status_code == 200
    # The knowledge base may ask three more.
    assert len(seen) <= 9, "\n".join(query["sql"][:200] for query in seen.captured_queries)


def test_wrong_fields_do_not_stop_the_answers(world: World, client_for: Any) -> None:
    words = {
        "said": "жылу",
        "topic": "x",
        "lon": "500",
        "lat": "50",
        "language": "xx",
        "yes": ["a", "9" * 12],
    }
    response = client_for(world.people.operator).post("/contacts/desk/answers/", words)
    assert response.status_code == 200
    assert "No heat" in response.content.decode()


def test_hazard_words_raise_the_priority_and_name_the_service(world: World) -> None:
    shown = answer(world.people.operator, Asked("Кіреберісте газ иісі шығып тұр"))
    assert shown.danger.priority == 2
    assert shown.danger.services == ("104",)
    assert shown.services[0].number == "104"
    assert answer(world.people.operator, Asked("Когда включат отопление")).danger.priority == 0


def test_a_school_nearby_makes_a_sign_urgent(world: World, frozen_clock: Any) -> None:
    school = make_landmark("Мектеп 5", "Школа 5", lon=70.0501, lat=50.0501)
    school.kind = "school"
    school.save()
    asked = Asked("искрит щиток", world.heat.pk, 70.05, 50.05)
    danger = answer(world.people.operator, asked).danger
    assert [sign.kind for sign in danger.signs] == ["word", "vulnerable"]
    assert danger.priority == 2
    # By itself a school is no danger.
    calm = answer(world.people.operator, Asked("жылу", world.heat.pk, 70.05, 50.05)).danger
    assert calm.priority == 0


def test_many_reporters_in_a_short_time_raise_the_priority(world: World, frozen_clock: Any) -> None:
    for _each in range(4):
        world.appeal()
    asked = Asked("жылу", world.heat.pk, 70.05, 50.05)
    danger = answer(world.people.operator, asked).danger
    assert [(sign.kind, sign.what) for sign in danger.signs] == [("reporters", "4")]
    assert danger.priority == 1
    frozen_clock.forward(hours=2)
    assert answer(world.people.operator, asked).danger.priority == 0


def test_questions_come_for_topics_that_may_be_an_emergency(world: World) -> None:
    assert answer(world.people.operator, Asked("", world.heat.pk)).questions == []
    world.heat.is_emergency = True
    world.heat.save()
    from qala.contact.catalog.queries import forget_book

    forget_book()
    shown = answer(world.people.operator, Asked("", world.heat.pk))
    assert len(shown.questions) == 5
    assert [service.number for service in shown.services] == ["101", "102", "103", "104", "112"]
