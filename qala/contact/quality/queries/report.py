"""The report on appeals."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from qala.contact.appeals.filters import AGE_CHOICES, AGES
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.contact.quality.models import FigureMark
from qala.contact.quality.queries import words
from qala.contact.quality.queries.asking import Asked
from qala.contact.quality.queries.causes import late_causes
from qala.contact.quality.queries.desk import first_contact_tile
from qala.contact.quality.queries.figures import Tally, gather, load
from qala.contact.quality.queries.tiles import Cell, Line, Report, Tile, trend
from qala.contact.quality.rules.desk import FIRST_CONTACT
from qala.contact.quality.rules.measures import (
    BY_CODE,
    CAUSES,
    HOURS,
    MEASURES,
    OVERDUE,
    RESPONSE,
    Measure,
    part,
)
from qala.shared.clock import now

SHARES = (0.5, 0.9, 0.95)
LINE_MEASURES = tuple(
    BY_CODE[code]
    for code in ("received", "answered", "in_time", "open", "reopened", "repeated", "satisfied", "unsolved")
)


def make(asked: Asked, *, opens_contacts: bool = False) -> Report:
    """Read the figures; the number of statements does not depend on how many lines there are. `opens_contacts`: the
    reader may see the register of contacts."""
    found = _gather(asked, asked.by)
    whole = _sum(found)
    before = _gather_before(asked)
    was = _sum(before)
    days = found if asked.by == "day" else gather(asked.period, asked.choice, by="day", has_sketch=False)
    tiles = [*_tiles(asked, whole, was), *_times(asked, whole, was)]
    # A contact has no executor: it says nothing about one of them.
    has_contacts = "executor" not in asked.choice.keys
    if has_contacts:
        tiles.insert(1, first_contact_tile(asked, is_open=opens_contacts))
    return Report(
        asked=asked,
        tiles=tiles,
        columns=_columns(),
        lines=_lines(asked, found, before),
        ages=ages(asked),
        causes=late_causes(asked),
        hours=load(asked.period, asked.choice),
        days=[
            (day, days[day].counts["received"], days[day].counts["answered"]) if day in days else (day, 0, 0)
            for day in asked.period.days()
        ],
        definitions=definitions(has_contacts=has_contacts),
        counted_at=FigureMark.objects.values_list("changed_to", flat=True).first(),
    )


def definitions(*, has_contacts: bool) -> list[tuple[str, str]]:
    """Every figure of the page in words."""
    own = [(str(measure.label), str(measure.definition)) for measure in MEASURES]
    if has_contacts:
        own.insert(1, (str(FIRST_CONTACT.label), str(FIRST_CONTACT.definition)))
    return [
        *own,
        (_("Time to the answer"), str(RESPONSE)),
        (_("Ages of overdue appeals"), str(OVERDUE)),
        (_("Why answers were late"), str(CAUSES)),
        (_("Load by hour"), str(HOURS)),
    ]


def _gather(asked: Asked, by: str) -> dict[Any, Tally]:
    if by != "group":
        return gather(asked.period, asked.choice, by=by)
    return _by_group(gather(asked.period, asked.choice, by="topic"))


def _gather_before(asked: Asked) -> dict[Any, Tally]:
    by = "" if asked.by == "day" else asked.by
    if by != "group":
        return gather(asked.period.before, asked.choice, by=by)
    return _by_group(gather(asked.period.before, asked.choice, by="topic"))


def _by_group(found: dict[Any, Tally]) -> dict[Any, Tally]:
    grouped: dict[Any, Tally] = {}
    for topic_id, tally in found.items():
        topic = book().topics.get(topic_id)
        grouped.setdefault(topic.group_id if topic else 0, Tally()).add(tally)
    return grouped


def _sum(found: dict[Any, Tally]) -> Tally:
    whole = Tally()
    for tally in found.values():
        whole.add(tally)
    return whole


def _register(query: str) -> str:
    return f"{reverse('appeals:register')}?{query}"


def cell(asked: Asked, measure: Measure, tally: Tally, **narrow: Any) -> Cell:
    """The figure of one measure with its link; shares show how many they are made of."""
    value = measure.value(tally.counts)
    is_of_few = measure.code in ("satisfied", "unsolved") and value is not None
    note = f"n = {words.number(tally.counts[measure.of])}" if is_of_few else ""
    has_rows = part(tally.counts, measure.code) > 0
    url = _register(asked.rows(measure.rows, **narrow)) if has_rows else ""
    return Cell(words.shown(measure, value), url, value, note=note)


def _tiles(asked: Asked, whole: Tally, was: Tally) -> list[Tile]:
    made = []
    for measure in MEASURES:
        value, old = measure.value(whole.counts), measure.value(was.counts)
        own = replace(cell(asked, measure, whole), before=words.shown(measure, old))
        made.append(
            Tile(str(measure.label), own, *trend(value, old, is_share=bool(measure.of), good=measure.good))
        )
    return made


def _times(asked: Asked, whole: Tally, was: Tally) -> list[Tile]:
    made = []
    for share in SHARES:
        minutes, old = whole.minutes(share), was.minutes(share)
        url = _register(asked.rows(BY_CODE["answered"].rows)) if minutes is not None else ""
        value = Cell(words.duration(minutes), url, minutes, words.duration(old))
        made.append(Tile(_("Answered within, p%(n)s") % {"n": round(share * 100)}, value))
    return made


def _columns() -> list[str]:
    return [*(str(m.label) for m in LINE_MEASURES), "p50", "p90", "p95", _("Received before")]


def _lines(asked: Asked, found: dict[Any, Tally], before: dict[Any, Tally]) -> list[Line]:
    if asked.by == "day":
        order = sorted(found, reverse=True)
    else:
        order = sorted(found, key=lambda key: (-found[key].counts["received"], key))
    made = []
    for key in order:
        tally = found[key]
        narrow = _narrow(asked.by, key)
        cells = [cell(asked, measure, tally, **narrow) for measure in LINE_MEASURES]
        if narrow is _NOWHERE:
            cells = [replace(each, url="") for each in cells]
        cells += [Cell(words.duration(m), "", m) for m in map(tally.minutes, SHARES)]
        old = before[key].counts["received"] if asked.by != "day" and key in before else None
        cells.append(Cell(words.NOTHING if old is None else str(old), "", old))
        made.append(Line(words.label_of(asked.by, key), cells))
    return made


_NOWHERE: dict[str, Any] = {}


def _narrow(by: str, key: Any) -> dict[str, Any]:
    """The register's parameters for one line."""
    if by == "day":
        return {"received_from": key, "received_to": key}
    if not key:
        return {"without": by} if by in ("executor", "district") else _NOWHERE
    return {by: key}


def ages(asked: Asked) -> list[tuple[str, Cell]]:
    """Open appeals past their term by age, over the index of the overdue; one statement."""
    at = now()
    rows = Appeal.objects.order_by().filter(is_overdue=True, stage__in=OPEN_STAGES, next_due_at__lte=at)
    for name, keys in asked.choice.keys.items():
        rows = rows.filter(**{f"{name}_id__in": keys})
    counts = rows.aggregate(**{f"age{age}": Count("id", filter=_aged(age, at)) for age in AGES})
    made = []
    for age, label in AGE_CHOICES:
        count = counts[f"age{age}"]
        query = asked.rows(f"age={age}", is_dated=False)
        made.append((str(label), Cell(str(count), _register(query) if count else "", count)))
    return made


def _aged(age: str, at: datetime) -> Q:
    condition, longest = Q(next_due_at__lte=at - timedelta(days=int(age))), AGES[age]
    return condition if longest is None else condition & Q(next_due_at__gt=at - timedelta(days=longest))
