"""Values of today, at most `FRESH_FOR` seconds behind the database, and of any day."""

import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import QuerySet

from qala.shared.clock import today
from qala.shared.models.parameter import Parameter
from qala.shared.parameters.declaring import Family, families, family_of

FRESH_FOR = 5.0
T = TypeVar("T")


@dataclass(frozen=True)
class _Kept:
    """The values of all families on one day."""

    read_at: float
    day: date
    values: dict[type, Any]


_kept: _Kept | None = None


def of_today(shape: type[T]) -> T:
    """The values that hold now; one statement for all families every few seconds in a process."""
    global _kept
    day = today()
    if _kept is None or _kept.day != day or time.monotonic() - _kept.read_at >= FRESH_FOR:
        _kept = _Kept(time.monotonic(), day, _read(day))
    return _kept.values[shape]  # type: ignore[no-any-return]


def on(shape: type[T], day: date) -> T:
    """The values that held, or will hold, on a day. One statement."""
    family = family_of(shape)
    return _values(family, versions_on(day).filter(key__startswith=f"{family.code}."))  # type: ignore[no-any-return]


def versions_on(day: date) -> QuerySet[Parameter]:
    """The row of each key that holds on the day; keys that nobody has set have none."""
    return Parameter.objects.filter(valid_from__lte=day).order_by("key", "-valid_from").distinct("key")


def history(key: str) -> QuerySet[Parameter]:
    """All values of a parameter, the last one first."""
    return Parameter.objects.filter(key=key).select_related("changed_by").order_by("-valid_from")


def forget() -> None:
    """Read anew at the next question: after an edit in this process, and between tests."""
    global _kept
    _kept = None


def _read(day: date) -> dict[type, Any]:
    rows = defaultdict(list)
    for row in versions_on(day):
        rows[row.key.rpartition(".")[0]].append(row)
    return {family.shape: _values(family, rows[family.code]) for family in families()}


def _values(family: Family, rows: Any) -> Any:
    return family.values({row.key.rpartition(".")[2]: row.value for row in rows})
