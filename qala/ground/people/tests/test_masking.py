"""Personal data found in free text and hidden."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qala.ground.people.rules import iin, masking

quick = settings(max_examples=60, deadline=None)


def sound_iin(seed: int) -> str:
    draw = random.Random(seed)
    while True:
        stem = f"{draw.randrange(10**11):011d}"
        if (digit := iin.check_digit(stem)) is not None:
            return f"{stem}{digit}"


def card(seed: int) -> str:
    stem = f"4{random.Random(seed).randrange(10**14):014d}"
    return next(stem + digit for digit in "0123456789" if masking.luhn(stem + digit))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Пишите на a.b-c@mail.example.kz срочно", ["email"]),
        ("Звоните +7 (701) 123-45-67 или 8 7172 55 12 34", ["phone", "phone"]),
        ("Нөмірім 701 123 45 67", ["phone"]),
        ("тел. 55-12-34", ["phone"]),
        ("Счёт KZ86 125K ZT50 0410 0100", ["iban"]),
        ("карта 4111 1111 1111 1111", ["card"]),
        ("ИИН 123456789012", ["iin"]),
        ("Машина 123 ABC 01 и А 777 BCD, номер 045 КНО 02", ["plate", "plate"]),
        ("Иванова Мария Петровна не отвечает", ["name"]),
        ("Диспетчер Мария Петровна грубит", ["name"]),
        ("Ахметов Ерлан Серікұлы келген жоқ", ["name"]),
        ("Мастер Сидоров А. Б. обещал", ["name"]),
        ("Меня зовут Алия, менің атым Ерлан", ["name", "name"]),
    ],
)
def test_what_is_found(text: str, kinds: list[str]) -> None:
    assert [span.kind for span in masking.find(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Во дворе дома 12 по улице Абая 40 нет света с 19:30",
        "Улица А.С. Пушкина, школа имени Ахмета Байтурсыновича",
        "Абай Құнанбайұлы көшесі",
        "Звоните 109 или 112, дом 25/1, квартира 118, подъезд 3",
        "Обращение 26-0001234-A от 12.03.2026",
        "площадь 250 кв 12 метров",
        "Пәтерде үшінші күн жылу жоқ",
        "",
    ],
)
def test_what_is_not_personal_stays(text: str) -> None:
    assert masking.hide(text) == text


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Абая 40, квартира 118, подъезд 3", "Абая 40, ***, подъезд 3"),
        ("Абай 40, кв. 7а", "Абай 40, ***"),
        ("Абай 40, 12-ші пәтерде су жоқ", "Абай 40, *** су жоқ"),
        ("flat 9 is cold", "*** is cold"),
        ("лицевой счёт 1234567", "лицевой счёт ***"),
        ("Дом 12 с 19:30 от 12.03.2026", "Дом 12 с 19:30 от 12.03.2026"),
        ("площадь 250 кв 12 метров", "площадь 250 *** метров"),
    ],
)
def test_for_the_open_world_flats_and_long_numbers_go_too(text: str, hidden: str) -> None:
    assert masking.hide(text, is_for_all=True) == hidden


AROUND = st.text(st.sampled_from(list("абвқү .,!?\n")), max_size=30)


@quick
@given(AROUND, AROUND, st.integers(0, 10**6))
def test_identity_numbers_and_cards_never_get_through(before: str, after: str, seed: int) -> None:
    for number in (sound_iin(seed), card(seed)):
        assert number not in masking.hide(f"{before}{number}{after}")


@quick
@given(AROUND, AROUND, st.integers(7000000000, 7789999999), st.sampled_from(["+7", "8", "7", "8 ", "+7 ("]))
def test_phones_never_get_through(before: str, after: str, number: int, head: str) -> None:
    digits = str(number)
    for written in (digits, f"{digits[:3]}) {digits[3:6]}-{digits[6:8]}-{digits[8:]}", " ".join(digits)):
        hidden = masking.hide(f"{before} {head}{written} {after}")
        assert digits[3:] not in hidden.replace(" ", "").replace("-", "")


@quick
@given(st.text(max_size=200))
def test_spans_are_in_order_and_hiding_is_final(text: str) -> None:
    spans = masking.find(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert masking.hide(masking.hide(text)) == masking.hide(text)
    if not spans:
        assert masking.hide(text) == text
