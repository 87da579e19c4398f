"""Telephone numbers: one spelling inside (E.164), a readable one outside."""

import re

import phonenumbers

SHORT_NUMBERS = frozenset({"101", "102", "103", "104", "109", "112", "1308", "1414"})
REGION = "KZ"

_NOISE = re.compile(r"[\s()\-.\u00a0\u2010-\u2015]+")


def to_e164(text: str) -> str | None:
    """The number as +77011234567, or None. Eight or seven before ten digits is read as +7; spaces do not matter."""
    compact = _NOISE.sub("", text)
    if re.fullmatch(r"[78][0-9]{10}", compact):
        compact = f"+7{compact[1:]}"
    try:
        number = phonenumbers.parse(compact, REGION)
    except phonenumbers.NumberParseException:
        return None
    if number.extension or not (phonenumbers.is_valid_number(number) or _is_kazakh(number)):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def caller(text: str) -> str | None:
    """A number from which a call can come: E.164 or one of the short numbers."""
    compact = _NOISE.sub("", text)
    return compact if compact in SHORT_NUMBERS else to_e164(text)


def for_people(number: str) -> str:
    """+77011234567 as "+7 701 123 45 67"; other countries as they write it; what is no number stays as it is."""
    match = re.fullmatch(r"\+7([0-9]{3})([0-9]{3})([0-9]{2})([0-9]{2})", number)
    if match:
        return "+7\u00a0" + "\u00a0".join(match.groups())
    if not number.startswith("+"):
        return number
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _is_kazakh(number: phonenumbers.PhoneNumber) -> bool:
    """Ranges 6xx and 7xx belong to Kazakhstan even where the library's tables lag behind new allotments."""
    return number.country_code == 7 and re.fullmatch(r"[67][0-9]{9}", str(number.national_number)) is not None
