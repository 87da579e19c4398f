"""Spellings of a telephone number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.ground.people.rules import masking, phones


@pytest.mark.parametrize(
    "text",
    ["87011234567", "77011234567", "+77011234567", "8 (701) 123-45-67", "+7 701 123 45 67", "7011234567"],
)
def test_spellings_of_one_number(text: str) -> None:
    assert phones.to_e164(text) == "+77011234567"


def test_landlines_and_neighbours() -> None:
    assert phones.to_e164("8 (7172) 55-11-22") == "+77172551122"
    assert phones.to_e164("+998 90 123 45 67") == "+998901234567"
    assert phones.to_e164("+7 916 123-45-67") == "+79161234567"


@pytest.mark.parametrize(
    "text", ["", "109", "12345", "abc", "870112345678", "+7 111", "8701123456", "5551122"]
)
def test_what_is_no_number(text: str) -> None:
    assert phones.to_e164(text) is None


@pytest.mark.parametrize("short", sorted(phones.SHORT_NUMBERS))
def test_short_numbers_may_call(short: str) -> None:
    assert phones.caller(f" {short} ") == short


def test_a_caller_may_be_an_ordinary_number() -> None:
    assert phones.caller("87011234567") == "+77011234567"
    assert phones.caller("105") is None


def test_people_read_groups() -> None:
    assert phones.for_people("+77011234567") == "+7\u00a0701\u00a0123\u00a045\u00a067"
    assert phones.for_people("109") == "109"
    assert phones.for_people("+998901234567").startswith("+998 ")


@given(st.from_regex(r"\A[67][0-9]{9}\Z"))
def test_reading_what_people_read_gives_the_number_back(national: str) -> None:
    number = f"+7{national}"
    assert phones.to_e164(number) == number
    assert phones.to_e164(phones.for_people(number)) == number


def test_masks() -> None:
    assert masking.phone("+77011234567") == "+7701*****67"
    assert masking.email("someone@example.org") == "s***@example.org"
    assert masking.iin_number("123456789012") == "**********12"


def test_free_text_keeps_its_words() -> None:
    words = "Call 8 (701) 123-45-67 or write to someone@example.org, flat 45, lift 123456"
    assert masking.text(
        words
    ) == "Call 87011******67 or write to s***@example.org, flat 45, lift 123456".replace(
        "87011******67", masking.phone("87011234567")
    )


def test_a_sound_iin_in_text_is_masked() -> None:
    assert masking.text("IIN 000000000000.") == "IIN **********00."
