"""What is wrong with a project that is public already: found whenever its facts move, told to the office, published.

Rooms above add their own checks; what a check finds is kept as codes and said in the reader's language.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from qala.public.projection.rules.facts import Facts


@dataclass(frozen=True)
class Fault:
    """`where` is a path in the facts or in what is made of them; `what` never holds anything personal."""

    where: str
    code: str = ""
    what: str = ""


Find = Callable[[Facts, datetime], Iterable[Fault]]
Say = Callable[[Fault], str]
_checks: dict[str, tuple[Find, Say]] = {}


def faults_from(check: str, find: Find, say: Say) -> None:
    """Declare a check of what is public."""
    _checks[check] = find, say


def found_in(facts: Facts, at: datetime) -> list[dict[str, Any]]:
    """By all checks, as rows keep it."""
    return [
        {"check": check, **asdict(fault)}
        for check, (find, _say) in _checks.items()
        for fault in find(facts, at)
    ]


def said(row: dict[str, Any]) -> str:
    """In the active language; "" of a check that is no more."""
    _find, say = _checks.get(row["check"], (None, None))
    return say(Fault(row["where"], row["code"], row["what"])) if say else ""
