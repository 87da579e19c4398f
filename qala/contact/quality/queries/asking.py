"""What a report is asked for, read from an address; the names are those of the register's filter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from qala.contact.catalog.queries import book
from qala.contact.quality.queries.figures import Choice
from qala.contact.quality.rules.desk import OPERATOR
from qala.contact.quality.rules.periods import Period

DAYS = 30
MOST_DAYS = 1830
BY = ("executor", "topic", "group", "district", "channel", "day")
NARROWS = ("group", "topic", "district", "executor", "channel")


@dataclass(frozen=True)
class Asked:
    """A period, a dimension for the lines, and what it is narrowed to. `given` keeps the ids as they stood in the
    address; `choice` has them with the person's own organisations crossed in."""

    period: Period
    by: str
    given: Mapping[str, tuple[int, ...]]
    choice: Choice

    @property
    def is_of_desk(self) -> bool:
        """Whether it is about contacts and operators rather than appeals."""
        return self.by == OPERATOR

    def of_desk(self) -> "Asked":
        """The same asked of the desk: a contact has no executor."""
        given = {name: ids for name, ids in self.given.items() if name != "executor"}
        keys = {name: ids for name, ids in self.choice.keys.items() if name != "executor"}
        return replace(self, by=OPERATOR, given=given, choice=Choice(keys))

    def url(self, *, by: str = "") -> str:
        """The page of this report, or of the same with other lines."""
        asked = replace(self, by=by) if by else self
        return f"{reverse('quality:desk' if asked.is_of_desk else 'quality:report')}?{asked.query()}"

    def query(self) -> str:
        """The address of this report."""
        dates = [("received_from", self.period.first), ("received_to", self.period.last)]
        return urlencode([*dates, *self.pairs(), ("by", self.by)])

    def pairs(self, without: Iterable[str] = ()) -> list[tuple[str, int]]:
        """What it is narrowed to, as words of an address."""
        return [(name, pk) for name, ids in self.given.items() if name not in without for pk in ids]

    def rows(self, extra: str = "", *, is_dated: bool = True, **more: Any) -> str:
        """The register's query for the appeals behind a figure; `more` narrows one dimension further."""
        pairs = urlencode(self.pairs(more))
        dated = (
            urlencode({"received_from": self.period.first, "received_to": self.period.last})
            if is_dated
            else ""
        )
        return "&".join(filter(None, (dated, pairs, urlencode(more), extra)))


def read(query: QueryDict, *, today: date, scope: set[int] | None, period: Period | None = None) -> Asked:
    """Junk is left out, so that an address can be shared and a schedule outlives a topic. `scope`: the organisations
    whose figures the person reads, None for all; `period` overrides the one in the address."""
    given = {name: ids for name in NARROWS if (ids := tuple(_ids(query.getlist(name))))}
    choice = Choice()
    for name, ids in given.items():
        if name == "group":
            topics = (topic.pk for topic in book().topics.values() if topic.group_id in ids)
            choice = choice.narrowed("topic", topics)
        else:
            choice = choice.narrowed(name, ids)
    if scope is not None:
        choice = choice.narrowed("executor", scope)
    by = query.get("by", "")
    return Asked(period or _period(query, today), by if by in (*BY, OPERATOR) else BY[0], given, choice)


def kept(query: str) -> str:
    """What a schedule keeps of a report's address: all that is understood but the days, which are those of each
    sending."""
    asked = read(QueryDict(query), today=date.max, scope=None, period=Period(date.max, date.max))
    return urlencode([*asked.pairs(), ("by", asked.by)])


def _ids(values: list[str]) -> list[int]:
    return sorted({int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 19})


def _period(query: QueryDict, today: date) -> Period:
    last = _day(query.get("received_to", "")) or today
    first = _day(query.get("received_from", "")) or last - timedelta(days=DAYS - 1)
    if first > last:
        first, last = last, first
    return Period(max(first, last - timedelta(days=MOST_DAYS)), last)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1990 <= day.year <= 2200 else None
