"""Registration numbers and secrets."""

from hypothesis import given
from hypothesis import strategies as st

from qala.contact.appeals.rules.numbers import LETTERS, new_secret, number, read_number, secret_hash

serials = st.integers(min_value=1, max_value=9_999_999_999)


@given(serials)
def test_a_number_reads_back_however_it_is_typed(serial: int) -> None:
    made = number(2026, serial)
    cyrillic = made.translate(str.maketrans("ABEKMHOPCTX", "АВЕКМНОРСТХ"))
    for typed in (made, made.lower(), f" № {made} ", made.replace("-", ""), cyrillic, cyrillic.lower()):
        assert read_number(typed) == made


@given(serials, st.integers(0, 30), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(serial: int, place: int, shift: int) -> None:
    made = number(2026, serial)
    places = [index for index, letter in enumerate(made) if letter.isdigit()]
    at = places[place % len(places)]
    wrong = f"{made[:at]}{(int(made[at]) + shift) % 10}{made[at + 1 :]}"
    assert read_number(wrong) is None


def test_two_swapped_neighbours_are_noticed() -> None:
    made = number(2026, 1234567)
    swapped = made.replace("12", "21", 1)
    assert read_number(swapped) is None


def test_nonsense_is_no_number() -> None:
    for typed in ("", "26", "26-1", "drop table", "26-0000001-Q", "٢٦-0000001-A"):
        assert read_number(typed) is None


def test_secrets_are_long_and_different() -> None:
    secrets = {new_secret() for _ in range(200)}
    assert len(secrets) == 200
    assert all(len(secret) == 10 for secret in secrets)
    assert (
        secret_hash("ab cd-ef", key="k")
        == secret_hash("ABCDEF", key="k")
        != secret_hash("ABCDEF", key="other")
    )
    assert len(set(LETTERS)) == 11
