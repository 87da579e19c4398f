"""What can be set: a dataclass with defaults, and what each of its fields means. No models, no clock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import time
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, TypeVar, dataclass_transform

from django.utils.functional import Promise

Text = str | Promise
Unit = str | Promise | Callable[[Any], str]
Kind = Literal["whole", "number", "yes_no", "moment", "words"]
T = TypeVar("T")
MOST_LETTERS = 500


@dataclass(frozen=True)
class Meaning:
    """One parameter. Its default is a sample of the house, not a figure of a standard; `least` and `most` include
    themselves; `unit` stands behind the value on screens (`units` has those that are counted)."""

    kind: Kind
    label: Text
    default: Any
    least: Any = None
    most: Any = None
    unit: Unit = ""
    hint: Text = ""

    def unit_of(self, value: Any) -> Text:
        """As it is said of so many."""
        return self.unit(value) if callable(self.unit) else self.unit

    def read(self, text: str) -> Any:
        """The value of a text as it is kept; None when it is none, or out of its limits."""
        value = _READERS[self.kind](text.strip())
        if value is None:
            return None
        is_below = self.least is not None and value < self.least
        return None if is_below or (self.most is not None and value > self.most) else value

    def spell(self, value: Any) -> str:
        """The plain spelling that `read` understands."""
        if self.kind == "words":
            return " ".join(value)
        if self.kind == "yes_no":
            return "1" if value else "0"
        return value.strftime("%H:%M") if self.kind == "moment" else str(value)


@dataclass(frozen=True)
class Family:
    """The parameters of one subject, who may set them, and the dataclass that carries the values of a day."""

    code: str
    label: Text
    permission: str
    shape: type
    meanings: Mapping[str, Meaning]

    def values(self, texts: Mapping[str, str]) -> Any:
        """The city's values over the defaults; what cannot be read falls back too."""
        said = {name: meaning.read(texts.get(name, "")) for name, meaning in self.meanings.items()}
        return self.shape(**{name: value for name, value in said.items() if value is not None})


_families: dict[str, Family] = {}


@dataclass_transform(frozen_default=True)
def declare(code: str, label: Text, *, permission: str) -> Callable[[type[T]], type[T]]:
    """Class decorator: a frozen dataclass of parameters, kept under `<code>.<field>`. Codes stay for ever; a parameter
    that goes leaves its rows behind, unread."""

    def build(cls: type[T]) -> type[T]:
        shape = dataclass(frozen=True)(cls)
        meanings = {each.name: each.metadata["meaning"] for each in fields(shape)}  # type: ignore[arg-type]
        _families[code] = Family(code, label, permission, shape, meanings)
        return shape

    return build


def families() -> list[Family]:
    """All of them, in the order of the rooms."""
    return list(_families.values())


def family_of(shape: type) -> Family:
    """Of a declared dataclass."""
    return next(each for each in _families.values() if each.shape is shape)


def meaning_of(key: str) -> tuple[Family, Meaning] | None:
    """Of "desk.repeat_days"; None for a key that nobody declares."""
    code, _dot, name = key.rpartition(".")
    family = _families.get(code)
    return (family, family.meanings[name]) if family and name in family.meanings else None


def whole(
    label: Text, default: int, *, least: int = 1, most: int = 100_000, unit: Unit = "", hint: Text = ""
) -> Any:
    """A whole number."""
    return _field(Meaning("whole", label, default, least, most, unit, hint))


def number(
    label: Text,
    default: str,
    *,
    least: str | None = "0",
    most: str | None = None,
    unit: Unit = "",
    hint: Text = "",
) -> Any:
    """An exact decimal: a threshold, a share, a sum of money. Written as text: "0.85"."""
    low, high = (None if each is None else Decimal(each) for each in (least, most))
    return _field(Meaning("number", label, Decimal(default), low, high, unit, hint))


def yes_no(label: Text, default: bool, *, hint: Text = "") -> Any:
    """A switch."""
    return _field(Meaning("yes_no", label, default, hint=hint))


def moment(label: Text, default: time, *, hint: Text = "") -> Any:
    """A time of day in the city."""
    return _field(Meaning("moment", label, default, hint=hint))


def words(label: Text, default: str, *, hint: Text = "") -> Any:
    """A list of words in small letters, with spaces or commas between them; a tuple. May not be empty."""
    return _field(Meaning("words", label, tuple(default.split()), hint=hint))


def _field(meaning: Meaning) -> Any:
    return field(default=meaning.default, metadata={"meaning": meaning})


def _whole(text: str) -> int | None:
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) <= 9 else None


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _moment(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None


_READERS: dict[Kind, Callable[[str], Any]] = {
    "whole": _whole,
    "number": _number,
    "yes_no": {"1": True, "0": False}.get,
    "moment": _moment,
    "words": lambda text: tuple(text.replace(",", " ").lower().split()) or None,
}
