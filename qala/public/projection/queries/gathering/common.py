"""Small words that all parts use."""

from typing import Any

from qala.ground.organisations.models import Organisation
from qala.ground.people.rules.iin import read_bin
from qala.public.projection.rules.facts import Body, Coded, Words
from qala.shared.languages import LANGUAGES


def words(row: Any, part: str = "name") -> Words:
    """`name_kk`, `name_ru`, `name_en` of a row."""
    return Words(**{each: str(getattr(row, f"{part}_{each}") or "") for each in LANGUAGES})


def coded(row: Any) -> Coded:
    """A row with code and name."""
    return Coded(code=row.code, name=words(row))


def body(row: Organisation) -> Body:
    """An organisation; its telephone and mail are on its own page. Of a sole proprietor the name alone: the number is
    a person's (IIN: birth date and sex), the address may be a home."""
    known = {"bin": row.bin, "address": row.address} if not row.bin or read_bin(row.bin) else {}
    return Body(code=row.code, name=words(row), website=row.website, **known)


def stranger(name: str, bin_number: str = "") -> Body:
    """A body that is known by its name alone; a name is not translated."""
    return Body(name=Words(kk=name, ru=name, en=name), bin=bin_number if read_bin(bin_number) else "")
