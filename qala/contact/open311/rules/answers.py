"""Answers to the extra questions of a service: checked against the rows that describe them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import isfinite

MAX_ANSWER = 1000


class Datatype(StrEnum):
    """The six of the specification."""

    STRING = "string"
    NUMBER = "number"
    DATETIME = "datetime"
    TEXT = "text"
    SINGLE = "singlevaluelist"
    MULTI = "multivaluelist"


LISTS = frozenset({Datatype.SINGLE, Datatype.MULTI})


@dataclass(frozen=True)
class Asked:
    """One question as the check sees it. `keys` are what may be sent for lists."""

    code: str
    datatype: str
    is_required: bool
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Wrong:
    """What is wrong with the answer to a question: missing, unknown, many, long, list, number or datetime."""

    code: str
    why: str


def check(
    asked: Iterable[Asked], given: Mapping[str, Sequence[str]]
) -> tuple[dict[str, str | list[str]], list[Wrong]]:
    """The answers worth keeping (a list for multivaluelist) and all that is wrong. Empty answers count as not given."""
    questions = {each.code: each for each in asked}
    filled = {code: [v.strip() for v in values if v.strip()] for code, values in given.items()}
    wrong = [Wrong(code, "unknown") for code, values in filled.items() if values and code not in questions]
    kept: dict[str, str | list[str]] = {}
    for code, question in questions.items():
        values = filled.get(code, [])
        why = _why(question, values)
        if why:
            wrong.append(Wrong(code, why))
        elif values:
            kept[code] = list(dict.fromkeys(values)) if question.datatype == Datatype.MULTI else values[0]
    return kept, wrong


def _why(question: Asked, values: list[str]) -> str:
    if not values:
        return "missing" if question.is_required else ""
    if len(values) > 1 and question.datatype != Datatype.MULTI:
        return "many"
    return next(filter(None, (_value(question, value) for value in values)), "")


def _value(question: Asked, value: str) -> str:
    if len(value) > MAX_ANSWER:
        return "long"
    if question.datatype in LISTS:
        return "" if value in question.keys else "list"
    if question.datatype == Datatype.NUMBER:
        return "" if _is_number(value) else "number"
    if question.datatype == Datatype.DATETIME:
        return "" if _is_datetime(value) else "datetime"
    return ""


def _is_number(text: str) -> bool:
    try:
        return isfinite(float(text))
    except ValueError:
        return False


def _is_datetime(text: str) -> bool:
    try:
        datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        return False
    return True
