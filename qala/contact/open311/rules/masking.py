"""What a free text may not carry out of the house: numbers and addresses by which a person is found.

Names without a pattern cannot be recognised; a city that wants to be sure turns texts off (`Jurisdiction.shows_text`).
"""

import re

HIDDEN = "[…]"
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Telephones, IIN (12 digits), bank cards (16): seven digits or more, however they are grouped.
_DIGITS = re.compile(r"(?<!\w)\+?\d(?:[\s().\-\u00a0–]{0,2}\d){6,}(?!\w)")
_FLAT = re.compile(
    r"(?<!\w)(?:кв(?:артира|артире|артиры|артиру)?|пәтер[а-яәғқңөұүһі]*|apartment|apt|flat)\s*\.?\s*(?:№|no\.?|#)?\s*\d+\w?",
    re.IGNORECASE,
)
_FLAT_BEFORE = re.compile(
    r"(?<!\w)№?\s*\d+\s*-?\s*(?:ші|шы)?\s*(?:пәтер|квартира)[а-яәғқңөұүһі]*", re.IGNORECASE
)
_NAMED = re.compile(
    r"((?:меня зовут|мое имя|моё имя|менің атым|аты-жөнім|my name is|фио|ф\.и\.о\.?)\s*[:\-–—]?\s*)"
    r"(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w’'-]*\s*){1,3}",
    re.IGNORECASE,
)


def masked(text: str) -> str:
    """The text with e-mail addresses, long numbers, flats and introduced names hidden."""
    for pattern in (_EMAIL, _DIGITS, _FLAT, _FLAT_BEFORE):
        text = pattern.sub(HIDDEN, text)
    return _NAMED.sub(lambda found: f"{found.group(1)}{HIDDEN} ", text).strip()
