"""Check digits of BIN and IIN."""

import random

import pytest

from qala.ground.organisations.rules.bin import check_digit, is_valid_number, normalised


def by_the_letter(stem: str) -> int | None:
    """The algorithm of the reference, written a second way as an oracle."""
    total = sum(int(digit) * weight for weight, digit in enumerate(stem, start=1)) % 11
    if total == 10:
        total = sum(int(digit) * ((weight + 1) % 11 + 1) for weight, digit in enumerate(stem, start=1)) % 11
    return None if total == 10 else total


def test_agrees_with_the_second_writing_and_needs_the_second_pass_as_often_as_known() -> None:
    chance = random.Random(7)
    stems = [f"{chance.randrange(10**11):011}" for _ in range(5_000)]
    assert [check_digit(stem) for stem in stems] == [by_the_letter(stem) for stem in stems]
    never = sum(check_digit(stem) is None for stem in stems) / len(stems)
    assert 0.003 < never < 0.015


def test_a_wrong_digit_is_nearly_always_found() -> None:
    """Not in the eleventh place, whose weight of 11 is nothing modulo 11, and seldom in the second pass."""
    chance = random.Random(11)
    slips = missed = 0
    for _ in range(500):
        stem = f"{chance.randrange(10**11):011}"
        digit = check_digit(stem)
        if digit is None:
            continue
        number = f"{stem}{digit}"
        assert is_valid_number(number)
        for place in (*range(10), 11):
            wrong = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
            slips += 1
            missed += is_valid_number(wrong)
    assert missed / slips < 0.03


@pytest.mark.parametrize("text", ["", "123", "abcdefghijkl", "1234567890123", "١٢٣٤٥٦٧٨٩٠١٢"])
def test_other_texts_are_no_numbers(text: str) -> None:
    assert not is_valid_number(text)


def test_pasted_spaces_and_dashes_go() -> None:
    assert normalised(" 2001 4000-0013\u00a0") == "200140000013"


def test_a_stem_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="eleven"):
        check_digit("123")
