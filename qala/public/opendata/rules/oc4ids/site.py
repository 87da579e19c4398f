"""Who publishes, and where."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from qala.public.projection.rules.facts import Words

FAKE_PREFIX = "oc4ids-000000"
"""Nobody has registered it."""


@dataclass(frozen=True)
class Site:
    """What a package says of itself, and what a project is written with. `url` has no slash at its end."""

    prefix: str
    url: str
    publisher: str
    language: str
    zone: ZoneInfo

    def id_of(self, code: str) -> str:
        """Of a project."""
        return f"{self.prefix}-{code}"

    def said(self, words: Words) -> str:
        """In the language of the package, or the first that is there."""
        return words.said(self.language).strip()

    def begins(self, day: date | None) -> str | None:
        """The first moment of the day in the city."""
        return datetime.combine(day, time(), self.zone).isoformat() if day else None

    def ends(self, day: date | None) -> str | None:
        """The last second of the day in the city."""
        return datetime.combine(day, time(23, 59, 59), self.zone).isoformat() if day else None

    def at(self, moment: datetime) -> str:
        """A moment in the city's zone."""
        return moment.astimezone(self.zone).replace(microsecond=0).isoformat()

    def period(self, start: date | None, end: date | None) -> dict[str, Any]:
        """Days include the last one; an end before the start is left out."""
        if start and end and end < start:
            end = None
        return {"startDate": self.begins(start), "endDate": self.ends(end)}


def filled(value: Any) -> Any:
    """Without what is empty, all the way down: nothing is said of what is not known. 0 and False are known."""
    if isinstance(value, dict):
        rows = ((key, filled(each)) for key, each in value.items())
        return {key: each for key, each in rows if not is_empty(each)}
    if isinstance(value, list):
        return [each for each in map(filled, value) if not is_empty(each)]
    return value.strip() if isinstance(value, str) else value


def is_empty(value: Any) -> bool:
    """Nothing, an empty text, list or object."""
    return value is None or value in ("", [], {})
