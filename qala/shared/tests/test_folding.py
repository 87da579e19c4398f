"""One key for the many spellings of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.shared.folding import fold, fold_variants, street_key, street_parts

SAME = [
    ("Қазақстан", "Qazaqstan", "казакстан", "ҚАЗАҚСТАН", "«Қазақстан»"),
    ("Қабанбай батыр", "Qabanbai batyr", "Kabanbay batyr", "кабанбай  батыр", "Qabanbaı batyr"),
    ("Мәңгілік Ел", "Mäñgılık El", "Mangilik el", "мангилик ел", "МӘҢГІЛІК-ЕЛ"),
    ("Бейбітшілік", "Beibitşılık", "Beibitshilik", "бейбитшилик"),
    ("Желтоқсан", "Jeltoqsan", "Zheltoksan", "желтоксан"),
    ("Тұран", "Tūran", "Turan", "туран"),
    ("Абылай хан", "Abylai han", "Abylay khan", "абылай хан"),
    ("Әлия Молдағұлова", "Äliia Moldağūlova", "Aliya Moldagulova", "алия молдагулова"),
    ("Ғабит Мүсірепов", "Ğabit Müsırepov", "Gabit Musirepov", "габит мусирепов"),
    ("Жансүгіров", "Jansügırov", "Джансугиров"),
    ("Шыңғыс", "Şyñğys", "Shyngys", "шынгыс"),
    ("Берёзовая", "Березовая"),
    ("Сандыктас", "Сандыктаc"),
    ("даңғылы", "dañğyly", "dangyly"),
    ("Есил", "Yessil", "есил"),
]


@pytest.mark.parametrize("spellings", SAME, ids=lambda names: names[0])
def test_spellings_of_one_name_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1, [fold(s) for s in spellings]


def test_composed_and_decomposed_letters_are_one() -> None:
    assert fold("\u0439\u0451") == fold("\u0438\u0306\u0435\u0308")


def test_different_names_keep_different_keys() -> None:
    names = ["Абай", "Абылай хан", "Тұран", "Тараз", "Сарыарқа", "Сарайшық", "Кенесары", "Керей"]
    assert len({fold(name) for name in names}) == len(names)


def test_nothing_but_signs_is_an_empty_key() -> None:
    assert fold(" «…» -- ") == ""


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="абвгәіңғүұқөһйёяющцъьэabcyzhskgqñğşöüūäı -'12", max_size=40))
def test_folding_twice_changes_nothing_in_our_scripts(text: str) -> None:
    key = fold(text)
    assert fold(key) == key
    assert not set(key) & set("әіңғүұқөһйёяющцъьэabcqñğşöüūäı-'")
    assert fold(text.upper()) == fold(text.upper().lower())


def test_a_forgotten_keyboard_switch_is_read_too() -> None:
    assert fold("Кенесары") in fold_variants("Rtytcfhs")
    assert fold_variants("Кенесары") == (fold("Кенесары"),)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("улица Кенесары", "Кенесары көшесі"),
        ("ул. Кенесары", "Kenesary street"),
        ("Қабанбай Батыр даңғылы", "Qabanbai batyr dañğyly"),
        ("Тұран д-лы", "пр. Туран"),
        ("Тұран д-лы", "Turan Avenue"),
        ("Достық к-сі", "улица Достык"),
        ("Қорғалжын тас жолы", "Коргалжын шоссе"),
        ("2-й Алматинский переулок", "пер. Алматинский 2"),
        ("39-шы көше көшесі", "улица 39"),
        ("микрорайон 3", "3 ықшам ауданы"),
        ("А355", "А 355"),
        ("A-355 street", "көшесі А-355"),
        ("101-я улица", "101 улица"),
    ],
)
def test_street_names_meet_without_their_kind(left: str, right: str) -> None:
    assert street_key(left) == street_key(right) != ""


def test_the_kind_of_a_street_is_kept_apart() -> None:
    assert street_parts("Абай даңғылы") == ("avenue", "абаи")
    assert street_parts("Абай көшесі") == ("street", "абаи")
    assert street_parts("Бірлік тұйық көшесі")[0] == "dead_end"
    assert street_parts("Триатлон Парк")[0] == ""


def test_a_name_of_kind_words_alone_is_kept() -> None:
    assert street_key("Площадь") == "плошад"


@given(st.text(max_size=40))
def test_a_street_key_is_stable(text: str) -> None:
    assert street_key(fold(text)) == street_key(text)
