"""Registration numbers with a check letter, and the secret that opens an anonymous appeal.

A number is YY-NNNNNNN-L: year of registration, running number, check letter; a procedure with a register of its own
sets one or two letters before it (A26-0000012-L). The letter is one of eleven that look
the same in Cyrillic and Latin, weighted modulo the prime 11, so one wrong digit and two swapped neighbours are
always noticed.
"""

import hashlib
import hmac
import re
import secrets

LETTERS = "ABEKMHOPCTX"
_FROM_CYRILLIC = str.maketrans("АВЕКМНОРСТХавекмнорстх", "ABEKMHOPCTXABEKMHOPCTX")
_FORM = re.compile(r"^([A-Z]{0,2})-?(\d{2})-?(\d{7,10})-?([A-Z])$")
_IN_TEXT = re.compile(r"(?<![^\W_])[^\W\d_]{0,2}-?\d{2}-?\d{7,10}-?[^\W\d_](?![^\W_])")
_CODE_ALPHABET = "23456789ACDEFGHJKMNPQRTUVWXY"
SECRET_LENGTH = 10
_SECRET = re.compile(rf"(?<!\w)[{_CODE_ALPHABET}]{{{SECRET_LENGTH}}}(?!\w)")


def check_letter(digits: str) -> str:
    """The letter for a string of digits: Σ digit × (position from the right, 1 to 10 and again), modulo 11."""
    total = sum(int(digit) * (1 + place % 10) for place, digit in enumerate(reversed(digits)))
    return LETTERS[total % 11]


def number(year: int, serial: int, prefix: str = "") -> str:
    """The registration number of a serial in a year: number(2026, 1234) → "26-0001234-…".

    Letters before it count in the check as their places in `LETTERS`, two digits each.
    """
    head, tail = f"{year % 100:02d}", f"{serial:07d}"
    return f"{prefix}{head}-{tail}-{check_letter(_as_digits(prefix) + head + tail)}"


def _as_digits(prefix: str) -> str:
    return "".join(f"{LETTERS.index(letter) + 1:02d}" for letter in prefix)


def read_number(typed: str) -> str | None:
    """The number a person meant, whatever script, case, spaces or dashes; None when the check letter is wrong."""
    plain = re.sub(r"[\s–—−_.№#]+", "", typed).translate(_FROM_CYRILLIC).upper()
    found = _FORM.match(plain)
    if not found:
        return None
    prefix, head, tail, letter = found.groups()
    if set(prefix) - set(LETTERS) or check_letter(_as_digits(prefix) + head + tail) != letter:
        return None
    return f"{prefix}{head}-{tail}-{letter}"


def find_numbers(text: str) -> list[str]:
    """The numbers that stand in a text, such as the subject of a letter; those with a wrong check letter are none."""
    return [number for word in _IN_TEXT.findall(text) if (number := read_number(word)) is not None]


def new_secret() -> str:
    """Ten letters and digits without look-alikes, about 48 bits, shown once."""
    return "".join(secrets.choice(_CODE_ALPHABET) for _ in range(SECRET_LENGTH))


def secret_for(question: str, *, key: str) -> str:
    """The same kind of secret, always the same one for a question; without the installation's key nobody derives it."""
    rest = int.from_bytes(
        hmac.new(key.encode(), f"secret {question}".encode(), hashlib.sha256).digest(), "big"
    )
    letters = []
    for _place in range(SECRET_LENGTH):
        rest, letter = divmod(rest, len(_CODE_ALPHABET))
        letters.append(_CODE_ALPHABET[letter])
    return "".join(letters)


def secret_hash(secret: str, *, key: str) -> str:
    """What is stored of a secret: HMAC-SHA256 under the installation's key, hexadecimal."""
    plain = re.sub(r"[\s-]+", "", secret).upper()
    return hmac.new(key.encode(), plain.encode(), hashlib.sha256).hexdigest()


def hide_secrets(text: str) -> str:
    """A text without the codes of receipts in it, for eyes other than the applicant's.

    >>> hide_secrets("Number: 26-0000001-A, code: 7KQ4MXN9TD.")
    'Number: 26-0000001-A, code: ••••••••••.'
    """
    return _SECRET.sub("•" * SECRET_LENGTH, text)
