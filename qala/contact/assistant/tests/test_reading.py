"""How words are read."""

import pytest

from qala.contact.assistant.rules.confidence import confidence
from qala.contact.assistant.rules.kinds import Button, Event, Kind, State
from qala.contact.assistant.rules.reading import language_heard, read


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("жоқ, басқа мекенжай", Kind.FIX_PLACE, ""),
        ("Жоқ, басқа мекен-жай: Абай 40", Kind.FIX_PLACE, "Абай 40"),
        ("нет, другой адрес", Kind.FIX_PLACE, ""),
        ("Нет, другой адрес, Абая 90", Kind.FIX_PLACE, "Абая 90"),
        ("no, another address: Abai 40", Kind.FIX_PLACE, "Abai 40"),
        ("адрес не тот", Kind.FIX_PLACE, ""),
        ("не та тема", Kind.FIX_TOPIC, "не та тема"),
        ("артқа", Kind.BACK, "артқа"),
        ("Назад!", Kind.BACK, "Назад!"),
        ("отмена", Kind.CANCEL, "отмена"),
        ("болдырмау", Kind.CANCEL, "болдырмау"),
        ("Оператор", Kind.PERSON, "Оператор"),
        ("иә", Kind.YES, "иә"),
        ("ДА", Kind.YES, "ДА"),
        ("қазақша", Kind.LANGUAGE, "қазақша"),
        ("/ru", Kind.LANGUAGE, "/ru"),
        ("Нет тепла в доме", Kind.TEXT, "Нет тепла в доме"),
        ("да тут давно уже все сломано", Kind.TEXT, "да тут давно уже все сломано"),
        ("", Kind.OTHER, ""),
        ("😀😀", Kind.OTHER, "😀😀"),
    ],
)
def test_words_instead_of_buttons(text: str, kind: Kind, rest: str) -> None:
    given = read(Event(text=text), State.CONFIRM)
    assert (given.kind, given.text) == (kind, rest)


def test_offered_buttons_may_be_typed_or_counted() -> None:
    offered = [
        Button("Абай даңғылы, 40", "place:0"),
        Button("Абай даңғылы, 41", "place:1"),
        Button("Артқа", "back"),
    ]
    assert read(Event(text="абай даңғылы 41"), State.PLACE_PICK, offered).value == "place:1"
    assert read(Event(text="2"), State.PLACE_PICK, offered).value == "place:1"
    assert read(Event(text="7"), State.PLACE_PICK, offered).kind == Kind.TEXT


def test_to_a_person_one_speaks_in_ones_own_words() -> None:
    assert read(Event(text="нет"), State.TALK).kind == Kind.TEXT
    assert read(Event(text="оператор"), State.WAITING).kind == Kind.TEXT
    assert read(Event(text="меню"), State.TALK).kind == Kind.MENU


@pytest.mark.parametrize(
    ("text", "spoken", "language"),
    [
        ("Пәтерде үшінші күн жылу жоқ", "ru", "kk"),
        ("Третий день нет тепла в квартире", "kk", "ru"),
        ("There is no heat in my flat", "kk", "en"),
        ("да", "kk", "kk"),
        ("Abai 40", "kk", "kk"),
    ],
)
def test_the_language_of_several_words_is_heard(text: str, spoken: str, language: str) -> None:
    assert language_heard(Event(text=text), State.MENU, spoken) == language
    assert language_heard(Event(text=text), State.PLACE, spoken) == spoken


def test_confidence_falls_with_what_an_article_does_not_have() -> None:
    title, body = (
        "Когда включают отопление",
        "Отопление включают при температуре ниже восьми градусов пять дней.",
    )
    whole = confidence("когда включат отопление", title, body)
    part = confidence("когда включат горячую воду в бассейне", title, body)
    assert whole > 80 > 50 > part
    assert confidence("", title, body) == confidence("как где", "", "") == 0
