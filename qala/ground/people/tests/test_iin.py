"""The check digit of IIN and BIN and what the digits say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.ground.people.rules import iin

STEMS = st.text(alphabet="0123456789", min_size=11, max_size=11)


@pytest.mark.parametrize(
    ("stem", "digit"),
    [
        ("00000000000", 0),
        ("10000000000", 1),  # one pass: 1·1
        ("00000000001", 0),  # 11 mod 11
        ("00000000010", 1),  # first pass 10, second pass weight 1
        ("00000000050", 6),  # 50 mod 11
    ],
)
def test_check_digit_by_hand(stem: str, digit: int) -> None:
    assert iin.check_digit(stem) == digit


def test_a_stem_with_ten_twice_is_never_issued() -> None:
    # First pass: 10·1 = 10. Second pass must give 10 as well: digits chosen so that both sums are 10 modulo 11.
    stems = [f"{number:011d}" for number in range(100_000) if iin.check_digit(f"{number:011d}") is None]
    assert stems
    first = stems[0]
    assert sum((i + 1) * int(d) for i, d in enumerate(first)) % 11 == 10
    assert not any(iin.is_sound(first + str(digit)) for digit in range(10))


@given(STEMS)
def test_every_stem_has_at_most_one_sound_number(stem: str) -> None:
    sound = [digit for digit in range(10) if iin.is_sound(f"{stem}{digit}")]
    digit = iin.check_digit(stem)
    assert sound == ([] if digit is None else [digit])


@given(STEMS, st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_of_a_first_pass_number_is_noticed(stem: str, place: int, change: int) -> None:
    # The eleventh digit has weight 11, so the first pass cannot see it: a known weakness of the number.
    plain = sum((i + 1) * int(d) for i, d in enumerate(stem)) % 11
    wrong = f"{stem[:place]}{(int(stem[place]) + change) % 10}{stem[place + 1 :]}"
    other = sum((i + 1) * int(d) for i, d in enumerate(wrong)) % 11
    if plain < 10 and other < 10:
        assert not iin.is_sound(f"{wrong}{plain}")


@given(
    st.dates(date(1800, 1, 1), date(2099, 12, 31)),
    st.booleans(),
    st.text("0123456789", min_size=4, max_size=4),
)
def test_birth_date_and_sex_come_back(born_on: date, is_male: bool, serial: str) -> None:
    mark = (born_on.year // 100 - 18) * 2 + (1 if is_male else 2)
    stem = f"{born_on:%y%m%d}{mark}{serial}"
    digit = iin.check_digit(stem)
    if digit is None:
        return
    read = iin.read_iin(f"{stem}{digit}")
    assert read is not None
    assert (read.born_on, read.sex) == (born_on, "male" if is_male else "female")


@pytest.mark.parametrize("mark", "0789")
def test_a_mark_outside_the_centuries_is_no_iin(mark: str) -> None:
    stem = f"900101{mark}0000"
    digit = iin.check_digit(stem)
    assert digit is not None
    assert iin.read_iin(f"{stem}{digit}") is None


def test_the_thirtieth_of_february_is_no_birthday() -> None:
    number = next(
        f"9002303{n:04d}{d}" for n in range(9) if (d := iin.check_digit(f"9002303{n:04d}")) is not None
    )
    assert iin.is_sound(number)
    assert iin.read_iin(number) is None


def test_nobody_is_born_tomorrow() -> None:
    stem = "3001015" + "0000"
    number = f"{stem}{iin.check_digit(stem)}"
    assert iin.read_iin(number) is not None
    assert iin.read_iin(number, today=date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    "text", ["", "12345678901", "1234567890123", "12345678901a", "٠٠٠٠٠٠٠٠٠٠٠٠", " 00000000000"]
)
def test_other_texts_are_not_sound(text: str) -> None:
    assert not iin.is_sound(text)


def test_a_bin_says_month_type_and_division() -> None:
    stem = "98034000012"
    read = iin.read_bin(f"{stem}{iin.check_digit(stem)}")
    assert read is not None
    assert (read.registered_on, read.type_digit, read.division_digit) == (date(1998, 3, 1), 4, 0)


@pytest.mark.parametrize("stem", ["98134000012", "98033000012", "98034400012"])
def test_a_wrong_month_type_or_division_is_no_bin(stem: str) -> None:
    assert iin.read_bin(f"{stem}{iin.check_digit(stem)}") is None
