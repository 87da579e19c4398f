"""Public holidays from the library, named in three languages."""

import re
from datetime import date

import pytest

from qala.ground.calendars.rules.library import library_days


def test_names_are_complete_in_three_languages() -> None:
    for day in library_days("KZ", range(2009, 2036)):
        assert day.name_kk
        assert day.name_ru
        assert day.name_en
        assert not re.search("[A-Za-z]", day.name_kk + day.name_ru), day


def test_swaps_moved_days_and_the_new_constitution_day() -> None:
    days = {day.on: day for day in library_days("KZ", range(2025, 2028))}
    assert not days[date(2025, 1, 3)].is_working
    assert days[date(2025, 1, 3)].name_ru == "Выходной день (перенесён с 05.01.2025)"
    assert days[date(2025, 1, 5)].is_working
    assert date(2026, 8, 30) not in days
    assert days[date(2027, 3, 15)].name_kk == "Қазақстан Республикасының Конституциясы күні"
    assert days[date(2026, 5, 27)].name_ru == "Курбан айт (ожидается)"
    assert days[date(2026, 5, 11)].name_ru == "День Победы (перенесённый выходной)"


def test_years_stay_within_what_was_asked() -> None:
    assert {day.on.year for day in library_days("KZ", [2025])} == {2025}


def test_another_country_has_names_too() -> None:
    assert all(day.name_en for day in library_days("US", [2026]))


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(ValueError, match="QQ"):
        library_days("QQ", [2026])
