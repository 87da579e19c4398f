"""What the parameters of the public form mean, and what holds until a city says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Meaning:
    """A whole number within limits; the default is a sample of the house, not a figure of a standard."""

    label: "str | Promise"
    default: int
    least: int
    most: int


MEANINGS: dict[str, Meaning] = {
    "device_hour": Meaning(_("Appeals from one device in an hour"), 10, 1, 1000),
    "address_hour": Meaning(
        _("Appeals from one network address in an hour (a house or an office shares one)"), 120, 1, 100_000
    ),
    "account_hour": Meaning(_("Appeals of one account in an hour"), 30, 1, 1000),
    "contact_hour": Meaning(_("Appeals with one phone or e-mail in an hour"), 10, 1, 1000),
    "scriptless_hour": Meaning(_("Appeals without the proof of work, one address in an hour"), 10, 1, 1000),
    "challenge_bits": Meaning(_("Proof of work: bits at first"), 12, 1, 20),
    "challenge_most_bits": Meaning(_("Proof of work: bits at most"), 18, 1, 24),
    "takes_anonymous": Meaning(_("Appeals without any contact are taken (1 yes, 0 no)"), 1, 0, 1),
    "takes_unconfirmed": Meaning(_("Contacts need no code (1 yes, 0 no)"), 1, 0, 1),
    "code_minutes": Meaning(_("A code is valid for minutes"), 10, 1, 60),
    "code_tries": Meaning(_("Tries for one code"), 5, 1, 10),
    "codes_hour": Meaning(_("Codes to one phone or e-mail in an hour"), 5, 1, 50),
}


@dataclass(frozen=True)
class Parameters:
    """The values that hold on a day."""

    device_hour: int
    address_hour: int
    account_hour: int
    contact_hour: int
    scriptless_hour: int
    challenge_bits: int
    challenge_most_bits: int
    takes_anonymous: int
    takes_unconfirmed: int
    code_minutes: int
    code_tries: int
    codes_hour: int


def parameters(rows: Mapping[str, str]) -> Parameters:
    """The city's values over the defaults; a value out of its limits falls back too."""
    values = {}
    for field in fields(Parameters):
        said = read(field.name, rows.get(field.name, ""))
        values[field.name] = MEANINGS[field.name].default if said is None else said
    return Parameters(**values)


def read(code: str, text: str) -> int | None:
    """The number, None when it is none or out of its limits."""
    meaning = MEANINGS.get(code)
    plain = text.strip()
    if meaning is None or not plain.isdecimal() or len(plain) > 8:
        return None
    return int(plain) if meaning.least <= int(plain) <= meaning.most else None
