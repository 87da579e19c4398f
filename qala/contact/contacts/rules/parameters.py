"""What the desk's parameters mean, and what holds until a city says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Meaning:
    """A parameter: its default is a sample of the house, not a figure of a standard."""

    label: "str | Promise"
    default: str
    least: int | None = 1
    most: int | None = 100_000


MEANINGS: dict[str, Meaning] = {
    "repeat_days": Meaning(_("A repeat is the same phone and topic within so many days"), "7", 1, 90),
    "near_m": Meaning(_("“Nearby” on the desk, metres"), "250", 10, 5000),
    "reporters_m": Meaning(_("Many reporters: within metres"), "300", 10, 5000),
    "reporters_minutes": Meaning(_("Many reporters: within minutes"), "60", 1, 1440),
    "reporters_count": Meaning(_("Many reporters: at least"), "4", 2, 1000),
    "vulnerable_m": Meaning(_("Vulnerable objects: within metres"), "150", 10, 2000),
    "vulnerable_kinds": Meaning(
        _("Vulnerable objects: kinds of landmarks"), "school kindergarten hospital clinic", None, None
    ),
    "presence_minutes": Meaning(
        _("A colleague counts as present so many minutes after the last sign"), "3", 1, 240
    ),
    "callback_hours": Meaning(_("A lost caller is called back within hours"), "4", 1, 72),
    "draft_days": Meaning(_("An unfinished contact is kept for days"), "3", 1, 30),
}


@dataclass(frozen=True)
class Parameters:
    """The values that hold on a day."""

    repeat_days: int
    near_m: int
    reporters_m: int
    reporters_minutes: int
    reporters_count: int
    vulnerable_m: int
    vulnerable_kinds: tuple[str, ...]
    presence_minutes: int
    callback_hours: int
    draft_days: int


def parameters(rows: Mapping[str, str]) -> Parameters:
    """The city's values over the defaults; a value that is no number falls back too."""
    values = {code: read(code, rows.get(code, "")) or meaning.default for code, meaning in MEANINGS.items()}
    numbers = {code: int(value) for code, value in values.items() if MEANINGS[code].least is not None}
    return Parameters(**numbers, vulnerable_kinds=tuple(values["vulnerable_kinds"].split()))


def read(code: str, text: str) -> str:
    """The value in its plain spelling, "" when it is none: numbers inside their limits, lists with single spaces."""
    meaning = MEANINGS.get(code)
    if meaning is None:
        return ""
    if meaning.least is None or meaning.most is None:
        return " ".join(text.replace(",", " ").lower().split())
    is_number = text.strip().isdecimal() and len(text.strip()) < 9
    return str(int(text)) if is_number and meaning.least <= int(text) <= meaning.most else ""
