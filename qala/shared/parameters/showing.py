"""Parameters as screens show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from qala.shared.clock import today
from qala.shared.models.parameter import Parameter
from qala.shared.parameters.declaring import Family, Meaning, families
from qala.shared.parameters.reading import versions_on
from qala.shared.parameters.setting import can_set


@dataclass(frozen=True)
class Line:
    """One parameter in a table: its value today and, when one is planned, its next value."""

    key: str
    meaning: Meaning
    row: Parameter | None
    planned: Parameter | None

    @property
    def value(self) -> str:
        """As a person reads it."""
        return shown(self.meaning, self.row.value if self.row else "")

    @property
    def next_value(self) -> str:
        """The same, of the planned one."""
        return shown(self.meaning, self.planned.value) if self.planned else ""


@dataclass(frozen=True)
class Section:
    """A family with its lines."""

    family: Family
    lines: list[Line]
    may_set: bool


def sections(user: Any, code: str = "") -> list[Section]:
    """All families, or one, as of today. Two statements."""
    day = today()
    held = {row.key: row for row in versions_on(day)}
    planned = _planned(day)
    return [
        Section(family, list(_lines(family, held, planned)), can_set(user, family))
        for family in families()
        if code in ("", family.code)
    ]


def section(user: Any, code: str) -> Section:
    """The family of a room, for its own page."""
    return next(iter(sections(user, code)))


def shown(meaning: Meaning, text: str) -> str:
    """A kept text in the reader's language, with its unit; the default where it says nothing."""
    said = meaning.read(text)
    value = meaning.default if said is None else said
    if meaning.kind == "yes_no":
        return _("Yes") if value else _("No")
    plain = (
        formats.localize(value, use_l10n=True)
        if meaning.kind in ("whole", "number")
        else meaning.spell(value)
    )
    return f"{plain} {meaning.unit_of(value)}" if meaning.unit else str(plain)


def _planned(day: date) -> dict[str, Parameter]:
    rows = Parameter.objects.filter(valid_from__gt=day).order_by("key", "valid_from").distinct("key")
    return {row.key: row for row in rows}


def _lines(family: Family, held: dict[str, Parameter], planned: dict[str, Parameter]) -> Iterable[Line]:
    for name, meaning in family.meanings.items():
        key = f"{family.code}.{name}"
        yield Line(key, meaning, held.get(key), planned.get(key))
