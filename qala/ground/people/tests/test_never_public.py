"""What may not be said to everybody: of residents' words rather too much, of the office's only what is sure."""

import pytest

from qala.ground.people.rules.never_public import never_public, without


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Звоните: +7 701 234 56 78, ИИН 900101300017", ["+7 701 234 56 78", "900101300017"]),
        ("Бригадир 8 (7172) 55-12-34", ["8 (7172) 55-12-34"]),
        ("Прораб 87012345678 и 701 123-45-67", ["87012345678", "701 123-45-67"]),
        ("тел. 55-12-34", ["55-12-34"]),
        ("Телефондар: 551234", ["551234"]),
        ("Жауапты: 900101300017", ["900101300017"]),
        ("900101 300017 тұрады", ["900101 300017"]),
        ("Пишите на a.b@mail.example", ["a.b@mail.example"]),
        ("карта 4111 1111 1111 1111", ["4111 1111 1111 1111"]),
        ("счёт KZ86 125K ZT50 0410 0100", ["KZ86 125K ZT50 0410 0100"]),
        ("Собственник Ахметов Ерлан Серікұлы, кв. 12", ["кв. 12"]),
        ("Call +44 20 7946 0958", ["+44 20 7946 0958"]),
    ],
)
def test_what_is_surely_somebodys_own_is_found_in_words_of_the_office(words: str, found: list[str]) -> None:
    assert never_public(words, is_of_office=True) == found
    assert not any(each in without(words, is_of_office=True) for each in found)


@pytest.mark.parametrize(
    "words",
    [
        "Стоимость 7 500 000 000 тенге, из них 87 500 000 000 по годам и 8 701 234 567,50 тг",
        "Выделено 7500000000 тенге; 78901234567 KZT",
        "Договор № 090140008223/230012/00 от 12.03.2026",
        "БИН 990440000018, подрядчик 090140008223",
        "Кадастровый номер 21:318:085:123, 21-318-085-1234",
        "Трубы ПЭ 100 SDR 17, сталь S355 JR, бетон В25, ПК 10+000 – ПК 12+500",
        "План на 2023 2024 2025 2026 годы, с 01.07.2024 по 30.09.2026",
        "ЖК на 108 квартир, автор А. Б. Сидоров",
        "Звоните 109 или 112; дом 25/1, кв. 118",
        "1 234 567 890 123 тенге на 1 250 000 м2",
        "ИИК и БИК указаны в договоре, лот 12345678-ЗЦП1",
        "",
    ],
)
def test_numbers_that_belong_to_nobody_stay(words: str) -> None:
    assert never_public(words, is_of_office=True) == []
    assert without(words, is_of_office=True) == words


def test_of_residents_any_long_number_flat_and_plate_counts() -> None:
    words = "Абая 40, кв. 7а, лицевой счёт 1234567, машина 123 ABC 01"
    assert never_public(words) == ["кв. 7а", "1234567", "123 ABC 01"]
    assert never_public(words, is_of_office=True) == []
    assert without(words) == "Абая 40, ***, лицевой счёт ***, машина ***"
