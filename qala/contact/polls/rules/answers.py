"""What a good answer is, kind by kind. Values are plain JSON, as they are kept and counted.

one: id of an option · many: ids · scale: a number · text: words · ranking: ids of all options, the best first ·
point: {"lon", "lat"} in degrees, rounded to a thousandth (some 100 m), so that nobody's house is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

TEXT_MAX = 1000
PLACES = 3


class Kind(StrEnum):
    """Kinds of questions."""

    ONE = "one"
    MANY = "many"
    SCALE = "scale"
    TEXT = "text"
    RANKING = "ranking"
    POINT = "point"


WITH_OPTIONS = frozenset({Kind.ONE, Kind.MANY, Kind.RANKING})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the rules see it. `most`, `least`: how many options may be chosen; `low`, `high`: the scale."""

    id: int
    kind: str
    is_required: bool
    options: tuple[int, ...] = ()
    least: int = 1
    most: int = 1
    low: int = 1
    high: int = 5


class Wrong(Exception):
    """The value is no answer to the question; `message` says why."""

    def __init__(self, message: "str | Promise") -> None:
        self.message = message
        super().__init__()


def read(question: Asked, value: Any) -> Any:
    """The answer in its kept shape; None when nothing was answered. Raises Wrong."""
    if value is None or value in ("", []):
        if question.is_required:
            raise Wrong(_("Please answer this question."))
        return None
    return _READERS[Kind(question.kind)](question, value)


def read_all(
    questions: Sequence[Asked], answers: Mapping[Any, Any]
) -> tuple[dict[str, Any], dict[str, "str | Promise"]]:
    """Answers by the question's id as a string, without those left out; and what is wrong, by "q" and the id.

    An answer to a question that is not asked is wrong too.
    """
    given = {str(key): value for key, value in answers.items()}
    kept: dict[str, Any] = {}
    wrong: dict[str, str | Promise] = {}
    for question in questions:
        try:
            value = read(question, given.pop(str(question.id), None))
        except Wrong as fault:
            wrong[f"q{question.id}"] = fault.message
        else:
            if value is not None:
                kept[str(question.id)] = value
    wrong.update({f"q{key}": _("This question is not part of the poll.") for key in given})
    if not kept and not wrong:
        wrong["answers"] = _("Please answer at least one question.")
    return kept, wrong


def _number(value: Any) -> int:
    """A whole number out of JSON or of a form's field."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.isascii() and value.removeprefix("-").isdigit() and len(value) <= 18:
        return int(value)
    raise Wrong(_("This has the wrong form."))


def _option(question: Asked, value: Any) -> int:
    chosen = _number(value)
    if chosen not in question.options:
        raise Wrong(_("There is no such option."))
    return chosen


def _options(question: Asked, value: Any) -> list[int]:
    if not isinstance(value, (list, tuple)):
        raise Wrong(_("This has the wrong form."))
    chosen = [_option(question, each) for each in value]
    if len(set(chosen)) != len(chosen):
        raise Wrong(_("Each option can be named once."))
    return chosen


def _many(question: Asked, value: Any) -> list[int]:
    chosen = _options(question, value)
    if not question.least <= len(chosen) <= question.most:
        raise Wrong(
            format_lazy(_("Choose from {least} to {most}."), least=question.least, most=question.most)
        )
    # In the order of the poll: the order of ticking would say more than what was asked.
    return [each for each in question.options if each in chosen]


def _scale(question: Asked, value: Any) -> int:
    chosen = _number(value)
    if not question.low <= chosen <= question.high:
        raise Wrong(format_lazy(_("From {low} to {high}."), low=question.low, high=question.high))
    return chosen


def _text(question: Asked, value: Any) -> str | None:
    if not isinstance(value, str) or "\x00" in value:
        raise Wrong(_("This has the wrong form."))
    words = value.strip()
    if not words:
        return read(question, None)  # type: ignore[no-any-return]
    if len(words) > TEXT_MAX:
        raise Wrong(format_lazy(_("At most {most} letters."), most=TEXT_MAX))
    return words


def _ranking(question: Asked, value: Any) -> list[int]:
    chosen = _options(question, value)
    if len(chosen) != len(question.options):
        raise Wrong(_("Give every option a place."))
    return chosen


def _point(question: Asked, value: Any) -> dict[str, float]:
    try:
        lon, lat = float(value["lon"]), float(value["lat"])
    except (TypeError, KeyError, ValueError, OverflowError):
        raise Wrong(_("Choose a place on the map.")) from None
    if not (isfinite(lon) and isfinite(lat) and -180 <= lon <= 180 and -90 <= lat <= 90):
        raise Wrong(_("Choose a place on the map."))
    return {"lon": round(lon, PLACES), "lat": round(lat, PLACES)}


_READERS = {
    Kind.ONE: _option,
    Kind.MANY: _many,
    Kind.SCALE: _scale,
    Kind.TEXT: _text,
    Kind.RANKING: _ranking,
    Kind.POINT: _point,
}
