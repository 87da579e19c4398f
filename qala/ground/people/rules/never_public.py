"""What may not stand in words that everybody reads, whoever decides about them: the one answer for all rooms.

Residents tell of themselves, so of their words a number is hidden rather once too often. What the office writes is full
of long numbers that belong to nobody (amounts, contracts, BIN, cadastre, grades of steel), so of its words only what is
surely somebody's own counts. Names are known by their shape alone, and officials answer by name: a person decides.
"""

import re
from collections.abc import Iterator

from qala.ground.people.rules import iin
from qala.ground.people.rules.masking import EMAIL, FLAT, HIDDEN, IBAN, Span, find, luhn

OF_RESIDENTS = frozenset({"email", "iban", "card", "iin", "phone", "plate", "flat", "number"})
NEAR = 60
"""Letters between a name and a flat that belong together."""

_GAP = r"[ \u00a0\-–()]{0,3}"
_OWN = r"(?<![^\W_])(?<![0-9][ \u00a0./\-])"
_PHONE = re.compile(
    rf"(?<![^\W_])\+[0-9]{{1,3}}(?:[.]?{_GAP}[0-9]){{9,11}}(?![0-9])"
    rf"|{_OWN}[78]{_GAP}[679](?:{_GAP}[0-9]){{9}}(?![^\W_])"
    rf"|{_OWN}7[0-9]{{2}}[ \u00a0\-)]{{1,2}}[0-9]{{3}}(?:[ \u00a0\-]?[0-9]{{2}}){{2}}(?![^\W_])"
)
_SAID_PHONE = re.compile(
    r"(?<![^\W_])(?:тел(?:ефон(?:у|ы|ам|дар\w*)?)?|моб(?:ильный)?|ұялы|phone|tel|whatsapp)[.:№ ]{1,3}"
    r"(\+?[0-9](?:[ \-()]{0,3}[0-9]){5,12})(?![0-9])",
    re.IGNORECASE,
)
_SAID_IIN = re.compile(r"(?<![^\W_])(?:ИИН|ЖСН|IIN)[.:№ ]{0,3}([0-9](?:[ \-]?[0-9]){7,13})", re.IGNORECASE)
_IIN = re.compile(r"(?<![^\W_])(?<![0-9][./])[0-9]{6}[ ]?[0-9]{6}(?![^\W_])")
_CARD = re.compile(r"(?<![^\W_])[2-6][0-9]{3}([ \-]?)[0-9]{4}\1[0-9]{4}\1[0-9]{4}(?![^\W_])")
_AMOUNT = re.compile(r"[0-9]{1,3}(?:[ \u00a0][0-9]{3})+")
_MONEY = re.compile(
    r"(?:[.,][0-9]{1,2})?\s?(?:₸|\$|€|₽|тг|тенге|теңге|tenge|KZT|USD|EUR|RUB|тыс|млн|млрд|мың)", re.IGNORECASE
)
_COUNT = re.compile(r"[0-9]{1,4}[ ](?:квартир|пәтер)", re.IGNORECASE)


def never_public(words: str, *, is_of_office: bool = False) -> list[str]:
    """The pieces that cannot be published as they stand, as they are written.

    >>> never_public("Call 8 701 000 00 01, the pit is deep")
    ['8 701 000 00 01']
    >>> never_public("The pit is deep")
    []
    >>> never_public("Contract 090140008223/230012 of 7 500 000 000 tenge", is_of_office=True)
    []
    """
    return [words[each.start : each.end] for each in spans(words, is_of_office=is_of_office)]


def without(words: str, *, is_of_office: bool = False) -> str:
    """The text with these pieces hidden."""
    parts, last = [], 0
    for span in spans(words, is_of_office=is_of_office):
        parts += [words[last : span.start], HIDDEN]
        last = span.end
    return "".join([*parts, words[last:]])


def spans(words: str, *, is_of_office: bool = False) -> list[Span]:
    """Where they stand, in order and without overlaps."""
    if not is_of_office:
        return [each for each in find(words, is_for_all=True) if each.kind in OF_RESIDENTS]
    kept: list[Span] = []
    for span in sorted(_sure(words), key=lambda one: (one.start, -one.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _sure(words: str) -> Iterator[Span]:
    yield from (Span(*each.span(), "email") for each in EMAIL.finditer(words))
    yield from (Span(*each.span(), "iban") for each in IBAN.finditer(words))
    yield from (Span(*each.span(), "card") for each in _CARD.finditer(words) if _is_card(each.group()))
    yield from (Span(*each.span(1), "iin") for each in _SAID_IIN.finditer(words))
    yield from (Span(*each.span(), "iin") for each in _IIN.finditer(words) if _is_persons(each.group()))
    said = (each for each in _SAID_PHONE.finditer(words) if not _MONEY.match(words, each.end()))
    yield from (Span(*each.span(1), "phone") for each in said)
    yield from (Span(*each.span(), "phone") for each in _PHONE.finditer(words) if not _is_sum(each, words))
    yield from _homes(words)


def _is_card(piece: str) -> bool:
    """Four years in a row are none."""
    digits = re.sub(r"\D", "", piece)
    years = [int(digits[at : at + 4]) for at in range(0, len(digits), 4)]
    return luhn(digits) and not all(1900 <= year <= 2100 for year in years)


def _is_persons(piece: str) -> bool:
    return iin.read_iin(piece.replace(" ", "")) is not None


def _is_sum(found: re.Match[str], words: str) -> bool:
    """Money, or digits in threes from the right, as no telephone is written."""
    return bool(_AMOUNT.fullmatch(found.group()) or _MONEY.match(words, found.end()))


def _homes(words: str) -> Iterator[Span]:
    """A flat beside somebody's name; by itself it is one of a house, and "108 flats" are a count."""
    names = [each for each in find(words) if each.kind == "name"]
    for found in FLAT.finditer(words) if names else ():
        distance = min(max(each.start - found.end(), found.start() - each.end) for each in names)
        if distance <= NEAR and not _COUNT.match(found.group()):
            yield Span(*found.span(), "flat")
