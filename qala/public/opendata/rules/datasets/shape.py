"""What a dataset is: named columns, and rows made of one project's facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.public.opendata.rules.anonymity import Anonymity
from qala.public.projection.rules.facts import Facts

Said = str | Promise
Row = dict[str, Any]
"""Values by the codes of the columns; `GEOMETRY` beside them where the dataset has places."""

GEOMETRY, ID = "geometry", "feature"
"""`ID` beside them is the key of a feature that no column tells."""


class Kind(Enum):
    """Types of values: (CSVW, Frictionless). An amount is a number with two decimals."""

    TEXT = ("string", "string")
    WHOLE = ("integer", "integer")
    NUMBER = ("decimal", "number")
    MONEY = ("decimal", "number", "money")
    DAY = ("date", "date")
    TRUTH = ("boolean", "boolean")

    @property
    def label(self) -> str:
        """For readers."""
        return str(KINDS[self])


KINDS = {
    Kind.TEXT: pgettext_lazy("type of data", "text"),
    Kind.WHOLE: pgettext_lazy("type of data", "whole number"),
    Kind.NUMBER: pgettext_lazy("type of data", "number"),
    Kind.MONEY: pgettext_lazy("type of data", "amount"),
    Kind.DAY: pgettext_lazy("type of data", "day"),
    Kind.TRUTH: pgettext_lazy("type of data", "yes or no"),
}


@dataclass(frozen=True)
class Column:
    """`code` is the same in all languages; `label` heads the column in readable files."""

    code: str
    label: Said
    kind: Kind = Kind.TEXT
    unit: Said = ""
    about: Said = ""
    is_required: bool = False


class Theme(Enum):
    """What a dataset is about."""

    PROJECTS = "projects"
    MONEY = "money"
    BODIES = "bodies"
    PLACES = "places"
    PEOPLE = "people"

    @property
    def label(self) -> str:
        """For readers."""
        return str(THEMES[self])


THEMES = {
    Theme.PROJECTS: pgettext_lazy("theme of data", "Projects"),
    Theme.MONEY: pgettext_lazy("theme of data", "Money and contracts"),
    Theme.BODIES: pgettext_lazy("theme of data", "Government"),
    Theme.PLACES: pgettext_lazy("theme of data", "Places"),
    Theme.PEOPLE: pgettext_lazy("theme of data", "Residents"),
}


@dataclass(frozen=True)
class Dataset:
    """`of` makes the rows of one project; without it a query of the same code knows the rows."""

    code: str
    title: Said
    about: Said
    theme: Theme
    columns: tuple[Column, ...]
    of: Callable[[Facts], Iterable[Row]] | None = None
    key: tuple[str, ...] = ()
    has_places: bool = False
    keywords: Said = ""
    span: tuple[str, str] | None = None
    """Columns of the first and the last day that a row is about."""
    filters: tuple[str, ...] = ()
    """Columns by whose values rows may be asked for."""
    people: Anonymity | None = None
    """What is promised to the people in it."""

    @property
    def formats(self) -> tuple[str, ...]:
        """By the endings of their addresses."""
        return ("csv", "xlsx", "jsonl", "parquet", *(("geojson",) if self.has_places else ()))


PROJECT = Column(
    "project", _("Code of the project"), is_required=True, about=_("The same in every dataset: join by it.")
)
CURRENCY = Column("currency", _("Currency"), about=_("ISO 4217; different currencies are never added."))


def money(code: str, label: Said, about: Said = "") -> Column:
    """An amount in the currency of its row."""
    return Column(code, label, Kind.MONEY, _("in the currency of the row"), about)


def percent(code: str, label: Said, about: Said = "") -> Column:
    """0 to 100."""
    return Column(code, label, Kind.NUMBER, "%", about)


def day(code: str, label: Said, about: Said = "") -> Column:
    """A day."""
    return Column(code, label, Kind.DAY, "", about)


def word(choices: Any, code: str) -> str:
    """An office's code in the active language; one that nobody knows stands for itself."""
    try:
        return str(choices(code).label)
    except ValueError:
        return code
