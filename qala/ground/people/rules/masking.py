"""Personal data made unreadable, for logs and for those who need not know."""

import re

from qala.ground.people.rules import iin

_EMAIL = re.compile(r"[^\s@<>\"',;:]+@[^\s@<>\"',;:]+\.[^\s@<>\"',;:]+")
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
    words = _EMAIL.sub(lambda found: email(found.group()), words)
    words = _TWELVE.sub(
        lambda found: iin_number(found.group()) if iin.is_sound(found.group()) else found.group(), words
    )
    return _PHONE.sub(lambda found: phone(re.sub(r"[\s()\-]", "", found.group())), words)
