"""Plain makers of organisations for tests of this and the higher rooms."""

from datetime import date
from itertools import count
from typing import Any

from qala.ground.organisations.models import Competence, Function, Organisation
from qala.ground.organisations.rules.bin import check_digit

_numbers = count(1)

FOUNDED = date(2020, 1, 1)


def a_bin(number: int) -> str:
    """A valid BIN made from a number; the few stems that are never issued are stepped over."""
    stem = f"200140{number:05}"
    digit = check_digit(stem)
    return a_bin(number + 50_000) if digit is None else f"{stem}{digit}"


def organisation(**words: Any) -> Organisation:
    """A department founded in 2020 with a unique code and name."""
    number = next(_numbers)
    words.setdefault("code", f"body-{number}")
    words.setdefault("name_en", f"Body {number}")
    words.setdefault("kind", Organisation.Kind.DEPARTMENT)
    words.setdefault("valid_from", FOUNDED)
    return Organisation.objects.create(**words)


def function(**words: Any) -> Function:
    """A function with a unique code and name."""
    number = next(_numbers)
    words.setdefault("code", f"work-{number}")
    words.setdefault("name_en", f"Work {number}")
    return Function.objects.create(**words)


def competence(organisation: Organisation, function: Function, **words: Any) -> Competence:
    """Held since the organisation was founded, and still."""
    words.setdefault("valid_from", organisation.valid_from)
    return Competence.objects.create(organisation=organisation, function=function, **words)
