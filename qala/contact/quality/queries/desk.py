"""The desk in a report: from the register of contacts, the log of operators' states and the reviews of their work."""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Avg, Count, DurationField, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, Greatest, Least
from django.urls import reverse

from qala.contact.contacts.models import Contact
from qala.contact.contacts.queries.figures import can_tell, first_contact, with_repeat
from qala.contact.contacts.rules.parameters import DeskParameters
from qala.contact.contacts.tables import clock_words
from qala.contact.quality.queries import words
from qala.contact.quality.queries.asking import Asked
from qala.contact.quality.queries.tiles import Cell, Line, Report, Tile, trend
from qala.contact.quality.rules.desk import FIGURES, FIRST_CONTACT, Figure, Work
from qala.contact.quality.rules.periods import Period
from qala.contact.shifts.models import QualityReview
from qala.contact.shifts.queries.logs import log_between
from qala.contact.shifts.rules.states import WORKING
from qala.ground.people.models import User
from qala.shared.clock import city_zone, now
from qala.shared.parameters.reading import of_today

MOST_DAYS = 400
"""For longer periods nobody looks for repeats: that would be a look at every phone of years."""


def make(asked: Asked) -> Report:
    """Eight statements, whatever the count of operators."""
    asked = asked.of_desk()
    found, before = _gather(asked, asked.period), _gather(asked, asked.period.before)
    whole, was = _sum(found), _sum(before)
    people = {person.pk: str(person) for person in User.objects.filter(pk__in=found)}
    order = sorted(found, key=lambda pk: (-found[pk].contacts, people.get(pk, ""), pk))
    lines = [
        Line(
            people.get(pk, str(pk)),
            [_cell(asked, each, found[pk], before.get(pk, Work()), operator=pk) for each in FIGURES],
        )
        for pk in order
    ]
    return Report(
        asked,
        [_tile(asked, each, whole, was) for each in FIGURES],
        [str(each.label) for each in FIGURES],
        lines,
        [(str(each.label), str(each.definition)) for each in FIGURES],
    )


def first_contact_tile(asked: Asked, *, is_open: bool) -> Tile:
    """For the report on appeals; `is_open`: the reader may see the register of contacts. Two statements."""
    made = []
    for period in (asked.period, asked.period.before):
        work = Work()
        if period.day_count <= MOST_DAYS:
            found = first_contact(_contacts(asked), period=_moments(period))
            work.told, work.solved = found.counted, found.resolved
        made.append(work)
    tile = _tile(asked, FIRST_CONTACT, *made)
    return tile if is_open else replace(tile, cell=replace(tile.cell, url=""))


def _moments(period: Period) -> tuple[datetime, datetime]:
    zone = city_zone()
    return (
        datetime.combine(period.first, time(), zone),
        datetime.combine(period.last + timedelta(days=1), time(), zone),
    )


def _contacts(asked: Asked) -> QuerySet[Contact]:
    narrowed = {f"{name}_id__in": keys for name, keys in asked.choice.keys.items()}
    return Contact.objects.order_by().filter(**narrowed)


def _gather(asked: Asked, period: Period) -> dict[int, Work]:
    """By operator."""
    since, until = _moments(period)
    found: dict[int, Work] = defaultdict(Work)
    rows = _contacts(asked).filter(started_at__gte=since, started_at__lt=until)
    taken = Coalesce(F("answered_at"), F("started_at"))
    for row in rows.values("operator_id").annotate(
        n=Count("pk"),
        handled=_seconds(F("wrapped_at") - taken),
        wrapped=_seconds(F("wrapped_at") - F("ended_at")),
    ):
        work = found[row["operator_id"]]
        work.contacts = row["n"]
        work.handled, work.wrapped = row["handled"].total_seconds(), row["wrapped"].total_seconds()
    if period.day_count <= MOST_DAYS:
        _add_first_contact(found, rows, (since, until))
    if not asked.choice.keys:
        _add_hours(found, since, until)
        _add_reviews(found, since, until)
    return dict(found)


def _add_first_contact(
    found: dict[int, Work], rows: QuerySet[Contact], period: tuple[datetime, datetime]
) -> None:
    days = of_today(DeskParameters).repeat_days
    told = with_repeat(rows.filter(can_tell(days)), days, period=period)
    for row in told.values("operator_id").annotate(
        told=Count("pk"), solved=Count("pk", filter=Q(is_repeated=False))
    ):
        found[row["operator_id"]].told, found[row["operator_id"]].solved = row["told"], row["solved"]


def _add_hours(found: dict[int, Work], since: datetime, until: datetime) -> None:
    end = min(until, now())
    lasted = Least(Coalesce(F("ended_at"), end), end) - Greatest(F("began_at"), since)
    rows = log_between(since, end).filter(state__in=WORKING).order_by()
    for row in rows.values("operator_id").annotate(lasted=_seconds(lasted)):
        found[row["operator_id"]].at_work = max(0.0, row["lasted"].total_seconds())


def _add_reviews(found: dict[int, Work], since: datetime, until: datetime) -> None:
    rows = QualityReview.objects.order_by().filter(reviewed_at__gte=since, reviewed_at__lt=until)
    for row in rows.values("operator_id").annotate(n=Count("pk"), mean=Avg("score")):
        work = found[row["operator_id"]]
        work.reviews, work.score = row["n"], row["n"] * row["mean"]


def _seconds(span: Any) -> Sum:
    return Sum(span, output_field=DurationField())


def _sum(found: dict[int, Work]) -> Work:
    whole = Work()
    for work in found.values():
        whole.add(work)
    return whole


def _text(figure: Figure, value: float | None) -> str:
    if value is None:
        return words.NOTHING
    if figure.unit == "share":
        return words.percent(value)
    if figure.unit == "seconds":
        return clock_words(timedelta(seconds=value))
    return words.number(value, 0 if figure.unit == "count" else 1)


def _cell(asked: Asked, figure: Figure, work: Work, before: Work, **narrow: Any) -> Cell:
    value = work.value(figure.code)
    url = _rows(asked, figure, **narrow) if value else ""
    return Cell(_text(figure, value), url, value, _text(figure, before.value(figure.code)))


def _tile(asked: Asked, figure: Figure, work: Work, was: Work) -> Tile:
    cell = _cell(asked, figure, work, was)
    changed = trend(cell.number, was.value(figure.code), is_share=figure.unit == "share", good=figure.good)
    return Tile(str(figure.label), cell, *changed)


def _rows(asked: Asked, figure: Figure, **narrow: Any) -> str:
    """The register of contacts, or the list of reviews, narrowed to what is behind the figure."""
    name, page = (
        ("reviewed", "shifts:reviews") if figure.code == "score" else ("started", "contacts:register")
    )
    dates = {f"{name}_from": asked.period.first, f"{name}_to": asked.period.last}
    query = [urlencode(dates), urlencode(asked.pairs()), figure.rows, urlencode(narrow)]
    return f"{reverse(page)}?{'&'.join(filter(None, query))}"
