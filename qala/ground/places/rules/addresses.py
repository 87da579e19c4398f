"""Typed addresses read as people write them, in Kazakh, Russian, English and either script.

"ул. Кенесары, д. 40 кв 5" is a building and a private flat; "угол Кабанбай батыра и Туран" and
«Абай даңғылы пен Тұран қиылысы» are corners; all else is text for the landmark search.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from qala.shared.folding import fold, street_key

Kind = Literal["building", "corner", "text"]


@dataclass(frozen=True)
class ParsedAddress:
    """What was typed, taken apart. Keys are folded. `flat` is private: it belongs to no public place."""

    kind: Kind
    text: str
    street: str = ""
    street_key: str = ""
    number: str = ""
    number_key: str = ""
    crossing: str = ""
    crossing_key: str = ""
    flat: str = ""


_FLAT = re.compile(
    r"[\s,;]+(?:кв(?:артира)?|пәтер|п-р|пат|офис|оф|flat|apt|apartment|päter|pater)\b\.?\s*№?\s*(?P<flat>\d+\w?)"
    r"|[\s,;]+№?\s*(?P<post>\d+)\s*-?\s*(?:пәтер|кв)\b(?!\.?\s*\d)",
    re.IGNORECASE,
)
_HOUSE_WORD = re.compile(
    r"(?:(?<=\s)|(?<=,)|^)(?:дом|д|үй|уй|үйі|уйи|house|bldg|building|здание|зд|ғимарат|ғим|№)\b\.?\s*(?=№?\s*\d)|№\s*",
    re.IGNORECASE,
)
_HOUSE_TAIL = re.compile(r"(?<=\d)(\w?)\s*-?\s*(?:үй|уй)\b", re.IGNORECASE)
_CITY_WORD = re.compile(r"^\s*(?:город|г\.|қала(?:сы)?|city)\s*[^,\s]+\s*,\s*", re.IGNORECASE)
_BLOCK = re.compile(
    r"[\s,]*(?:корпусы|корпус|корп|кор|строение|стр|блок|block|bldg)\b\.?\s*(\w+)", re.IGNORECASE
)
_NUMBER = re.compile(
    r"^(?P<street>.*?[^\s,\d].*?)[\s,]+(?P<number>\d{1,4}\s?[^\W\d_]?(?:\s?[/-]\s?\d{1,4}\s?[^\W\d_]?)*"
    r"(?:\s?к\s?\d+)?)$",
    re.IGNORECASE,
)
_CORNER_WORD = re.compile(
    r"^(?:на\s+)?(?:угол|углу|пересечени[еия]|перекр[её]ст(?:ок|ке)|corner\s+of|intersection\s+of|corner)"
    r"(?:\s+улиц)?\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_CORNER_TAIL = re.compile(
    r"^(?P<rest>.+?)\s+(?:қиылысы(?:нда|ның)?|киылысы(?:нда)?|бұрышы(?:нда)?|бурышы(?:нда)?|qiylysy\w*)\.?$",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s+(?:и|мен|пен|бен|және|жане|and|men|pen|ben|x)\s+|\s*[&+]\s*|\s+[–—-]\s+", re.IGNORECASE
)
_SLASH = re.compile(r"(?<=[^\W\d_])\s*/\s*(?=[^\W\d_])|\s+/\s+")


def parse_address(text: str, *, corners: bool = True) -> ParsedAddress:
    """Take a typed address apart; never raises, unknown shapes come back as kind "text".

    `corners=False` is the second reading of a name with "and" in it («Керей және Жәнібек хандар көшесі»).
    """
    typed = " ".join(text.split())
    corner = _as_corner(typed) if corners else None
    if corner is not None:
        return corner
    rest, flat = _without_flat(_HOUSE_TAIL.sub(r"\1", _CITY_WORD.sub("", typed)))
    block = _BLOCK.search(rest)
    if block and re.search(r"\d", rest[: block.start()]):
        rest = rest[: block.start()] + "к" + block.group(1) + rest[block.end() :]
    found = _NUMBER.match(_HOUSE_WORD.sub(" ", rest).strip(" ,.;"))
    if found:
        street = found["street"].strip(" ,.;")
        if not _is_numbered_street(street):
            number = found["number"]
            return ParsedAddress(
                "building", typed, street=street, street_key=street_key(street),
                number=number.strip(), number_key=number_key(number), flat=flat,
            )  # fmt: skip
    return ParsedAddress("text", typed, street=rest, street_key=street_key(rest), flat=flat)


def number_key(number: str) -> str:
    """One key for the spellings of a house number: "12 А", "12а" and "12A" → "12а"; "40 корпус 2" → "40к2".

    Fractions keep their slash: "12/1" and "12-1" are one, "121" is another.
    """
    marked = _BLOCK.sub(lambda found: "к" + found.group(1), number.strip().lower())
    marked = re.sub(r"\s*[/\\-]\s*", "/", marked)
    parts = [fold(fold(part).replace(" ", "")) for part in marked.split("/")]
    return "/".join(part for part in parts if part)


def number_order(number: str) -> tuple[int, str]:
    """A sort key that puts 2 before 10 and 10 before 10а."""
    key = number_key(number)
    digits = re.match(r"\d+", key)
    return (int(digits.group()) if digits else 10**9, key)


def _without_flat(text: str) -> tuple[str, str]:
    found = _FLAT.search(text)
    if not found:
        return text, ""
    return (text[: found.start()] + text[found.end() :]).strip(" ,;"), found["flat"] or found["post"]


def _is_numbered_street(street: str) -> bool:
    """ "улица 39": the number is the street's own name, so nothing but a kind word stands before it."""
    return street_key(street) == fold(street) and street_key(f"{street} 1") == "1"


def _as_corner(typed: str) -> ParsedAddress | None:
    said = _CORNER_WORD.match(typed) or _CORNER_TAIL.match(typed)
    sides = _AND.split(said["rest"] if said else typed, maxsplit=1)
    if len(sides) != 2:
        sides = _SLASH.split(said["rest"] if said else typed, maxsplit=1)
    if len(sides) != 2 and said:
        sides = said["rest"].split(",", 1)
    if len(sides) != 2:
        return None
    first, second = (side.strip(" ,.;") for side in sides)
    if not (street_key(first) and street_key(second)) or (not said and second.isdecimal()):
        return None
    return ParsedAddress(
        "corner", typed, street=first, street_key=street_key(first),
        crossing=second, crossing_key=street_key(second),
    )  # fmt: skip
