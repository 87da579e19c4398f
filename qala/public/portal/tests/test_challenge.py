"""The proof of work as a rule."""

from datetime import UTC, datetime, timedelta

import pytest

from qala.public.portal.rules import challenge
from qala.public.portal.rules.blocked import blocked_in
from qala.public.portal.rules.codes import code_for, is_same

AT = datetime(2026, 3, 2, 5, tzinfo=UTC)
SALT = "0" * 31 + "1"


def made(bits: int = 6, device: str = "d") -> str:
    return challenge.make(salt=SALT, bits=bits, at=AT, device=device, key="k")


def why(sent: str, *, at: datetime = AT, device: str = "d", key: str = "k") -> str:
    return challenge.read(sent, at=at, device=device, key=key).why


def test_a_solution_holds_for_its_device_and_time() -> None:
    solved = challenge.solve(made())
    assert why(solved) == ""
    assert why(solved, device="another") == why(solved, key="another") == "forged"
    assert why(solved, at=AT + timedelta(seconds=challenge.LIVES_SECONDS + 1)) == "expired"


def test_work_that_was_not_done() -> None:
    asked = made(bits=20)
    assert why(f"{asked}:0") == "unsolved"
    easier = asked.replace(".20.", ".1.")  # the difficulty is signed, too
    assert why(challenge.solve(easier)) == "forged"


@pytest.mark.parametrize(
    "junk",
    ["", ":", "x" * 5000, f"{SALT}.6.1:1", "٣" * 32 + ".6.1." + "0" * 32 + ":1", f"{SALT}.6.1.{SALT}:-1"],
)
def test_junk_is_forged(junk: str) -> None:
    assert why(junk) == "forged"


def test_who_sends_much_works_more() -> None:
    assert [challenge.bits_for(count, least=12, most=18) for count in (-1, 0, 3, 99)] == [12, 12, 15, 18]


def test_zero_bits() -> None:
    # SHA-256 of "" begins with e3 = 1110…, that of "hello" with 2c = 0010….
    assert (challenge.zero_bits(""), challenge.zero_bits("hello")) == (0, 2)


def test_codes() -> None:
    code = code_for("token", key="k")
    assert len(code) == 6
    assert code.isdigit()
    assert code != code_for("token", key="another")
    assert is_same(f" {code[:3]}-{code[3:]} ", code)
    assert not is_same("", code)
    assert not is_same("٠٠٠٠٠٠", "000000")


def test_blocked_words_in_any_case_and_ending() -> None:
    assert blocked_in("Вы СВОЛОЧИ, сволочь!", ["сволоч", "мразь"]) == ["сволоч"]
    assert blocked_in("Өзен жағасы", ["", "зен"]) == []
