"""Personal data made unreadable, for logs and for those who need not know.

`text` masks what logs must not hold. `find` and `hide` are for words that residents wrote and everybody may read:
they rather hide a number too much than show one that belongs to somebody. Names are found by their shape alone (a
patronymic, two initials, "my name is"): a name that stands by itself looks like any other word and stays.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from qala.ground.people.rules import iin

EMAIL = re.compile(r"[^\s@<>\"',;:]+@[^\s@<>\"',;:]+\.[^\s@<>\"',;:]+")
_PHONE = re.compile(
    r"(?<![0-9])(?:\+?7|8)[\s(\-]*[0-9]{3}[\s)\-]*[0-9]{3}[\s\-]*[0-9]{2}[\s\-]*[0-9]{2}(?![0-9])"
)
_TWELVE = re.compile(r"(?<![0-9])[0-9]{12}(?![0-9])")


def phone(number: str) -> str:
    """+77011234567 as "+7701*****67"."""
    return (
        f"{number[:5]}{'*' * max(len(number) - 7, 1)}{number[-2:]}" if len(number) > 7 else "*" * len(number)
    )


def email(address: str) -> str:
    """someone@example.org as "s***@example.org"."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}***{at}{domain}"


def iin_number(number: str) -> str:
    """Twelve digits as "**********12"."""
    return "*" * max(len(number) - 2, 0) + number[-2:]


def text(words: str) -> str:
    """Free text with e-mail addresses, +7 phones and sound IIN/BIN masked."""
    words = EMAIL.sub(lambda found: email(found.group()), words)
    words = _TWELVE.sub(
        lambda found: iin_number(found.group()) if iin.is_sound(found.group()) else found.group(), words
    )
    return _PHONE.sub(lambda found: phone(re.sub(r"[\s()\-]", "", found.group())), words)


Kind = Literal["email", "iban", "card", "iin", "phone", "plate", "name", "flat", "number"]
HIDDEN = "***"


@dataclass(frozen=True)
class Span:
    """A found piece of personal data: text[start:end]."""

    start: int
    end: int
    kind: Kind


_GAP = r"[ \u00a0\-–().]{0,3}"
_DIGITS = re.compile(r"(?<![0-9])[0-9](?:[ \u00a0\-–]{0,2}[0-9]){11,18}(?![0-9])")
IBAN = re.compile(r"(?<![^\W_])KZ[ ]?[0-9]{2}(?:[ ]?[0-9A-Z]){16}(?![^\W_])", re.IGNORECASE)
_ANY_PHONE = re.compile(
    rf"(?<![0-9])(?:\+?7|8)(?:{_GAP}[0-9]){{10}}(?![0-9])|(?<![0-9])7(?:{_GAP}[0-9]){{9}}(?![0-9])"
)
_SAID_PHONE = re.compile(
    r"(?<![^\W_])(?:тел(?:ефон\w*)?|моб(?:ильный)?|байланыс|phone|tel)[.:№ ]{1,3}(\+?[0-9][0-9 \-()]{3,16}[0-9])",
    re.IGNORECASE,
)
_SAID_IIN = re.compile(
    r"(?<![^\W_])(?:ИИН|ЖСН|IIN|БСН|БИН)[.:№ ]{0,3}([0-9](?:[ \-]?[0-9]){7,13})", re.IGNORECASE
)
_LOOKALIKE = "ABCEHKMOPTXYАВСЕНКМОРТХУ"
_PLATE = re.compile(
    rf"(?<![^\W_])(?:[0-9]{{3}}[ \-]?(?:[A-Z]{{2,3}}|[a-z]{{2,3}}|[{_LOOKALIKE}]{{2,3}})[ \-]?(?:0[1-9]|1[0-9]|20)"
    rf"|[A-Z][ ]?[0-9]{{3}}[ ]?[A-Z]{{2,3}})(?![^\W_])"
)
_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_SMALL = "a-zа-яёәғқңөұүһі"
_NAME = rf"[{_CAPITAL}][{_SMALL}]+(?:-[{_CAPITAL}][{_SMALL}]+)?"
_FATHER = (
    rf"[{_CAPITAL}][{_SMALL}]*"
    r"(?:вич|вича|вичу|вичем|виче|вна|вны|вне|вну|вной|ична|иничны|ұлы|қызы|улы|кызы|uly|qyzy)"
)
_FULL_NAME = re.compile(rf"(?<![^\W_])(?:{_NAME}\s+){{1,2}}{_FATHER}(?:\s+{_NAME})?(?![^\W_])")
_INITIALS = rf"[{_CAPITAL}]\.\s?[{_CAPITAL}]\."
_WITH_INITIALS = re.compile(rf"(?<![^\W_])(?:{_NAME}\s+{_INITIALS}|{_INITIALS}\s?{_NAME})")
_SAID_NAME = re.compile(
    r"(?<![^\W_])(?i:меня зовут|моё имя|мое имя|фамилия|фио|ф\.и\.о\.|менің атым|аты-жөнім|аты-жөні|есімім|my name is)"
    rf"[ :–—-]{{1,3}}({_NAME}(?:\s+{_NAME}){{0,2}})"
)
# For the open world: the flat in a house, and any long number (a personal account, a meter). Dates have dots and stay.
FLAT = re.compile(
    r"(?<![^\W_])(?:кв(?:артира|артире|артиры|артиру)?|пәтер[а-яәғқңөұүһі]*|apartment|apt|flat)"
    r"[ .]{0,2}(?:№|no\.?|#)?[ ]?[0-9]{1,4}[а-яa-z]?(?![^\W_])"
    r"|(?<![^\W_])(?:№[ ]?)?[0-9]{1,4}[ -]?(?:ші|шы)?[ ](?:пәтер|квартир)[а-яәғқңөұүһі]*",
    re.IGNORECASE,
)
_LONG_NUMBER = re.compile(r"(?<![^\W_])\+?[0-9](?:[ ()\-\u00a0–]{0,2}[0-9]){6,}(?![^\W_])")
# A street, school or square is called after somebody: no secret.
_NAMED_AFTER = re.compile(
    r"(?:улиц\w*|ул|проспект\w*|пр|пр-т|переул\w*|площад\w*|бульвар\w*|школ\w*|имени|им|атындағы|микрорайон\w*)"
    r"[. «\"]*$",
    re.IGNORECASE,
)
_STREET_AFTER = re.compile(r"^[»\" ]*(?:көше|даңғыл|атындағы|алаң|мектеп)", re.IGNORECASE)


def luhn(digits: str) -> bool:
    """Whether a card number's check digit is right (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(map(int, reversed(digits))):
        doubled = digit * 2 if place % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def find(words: str, *, is_for_all: bool = False) -> list[Span]:
    """The personal data in a text, in order and without overlaps; where two overlap the longer one stays.

    `is_for_all`: the text leaves the house for everybody, so flats and all long numbers count too.
    """
    found = sorted(_all(words, is_for_all), key=lambda span: (span.start - span.end, span.start))
    kept: list[Span] = []
    for span in found:
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def hide(words: str, *, instead: str = HIDDEN, is_for_all: bool = False) -> str:
    """The text with every found piece replaced; what is hidden once is hidden in any longer text too."""
    parts, last = [], 0
    for span in find(words, is_for_all=is_for_all):
        parts += [words[last : span.start], instead]
        last = span.end
    return "".join([*parts, words[last:]])


def _all(words: str, is_for_all: bool) -> Iterator[Span]:
    if is_for_all:
        yield from (Span(*found.span(), "flat") for found in FLAT.finditer(words))
        yield from (Span(*found.span(), "number") for found in _LONG_NUMBER.finditer(words))
    yield from (Span(*found.span(), "email") for found in EMAIL.finditer(words))
    yield from (Span(*found.span(), "iban") for found in IBAN.finditer(words))
    yield from _numbers(words)
    yield from (Span(*found.span(), "plate") for found in _PLATE.finditer(words))
    yield from _names(words)


def _numbers(words: str) -> Iterator[Span]:
    for found in _DIGITS.finditer(words):
        digits = re.sub(r"\D", "", found.group())
        if len(digits) == 12 and iin.is_sound(digits):
            yield Span(*found.span(), "iin")
        elif len(digits) >= 13 and luhn(digits):
            yield Span(*found.span(), "card")
    yield from (Span(*found.span(1), "iin") for found in _SAID_IIN.finditer(words))
    yield from (Span(*found.span(), "phone") for found in _ANY_PHONE.finditer(words))
    yield from (Span(*found.span(1), "phone") for found in _SAID_PHONE.finditer(words))


def _names(words: str) -> Iterator[Span]:
    for pattern in (_FULL_NAME, _WITH_INITIALS):
        for found in pattern.finditer(words):
            before, after = (
                words[max(0, found.start() - 20) : found.start()],
                words[found.end() : found.end() + 12],
            )
            first = re.split(r"[\s.]", found.group(), maxsplit=1)[0]
            if not (
                _NAMED_AFTER.search(before + first)
                or _NAMED_AFTER.search(before)
                or _STREET_AFTER.search(after)
            ):
                yield Span(*found.span(), "name")
    yield from (Span(*found.span(1), "name") for found in _SAID_NAME.finditer(words))
