"""A consultation as everybody sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from qala.public.consultations.access import public_consultations, public_remarks
from qala.public.consultations.models import Consultation, ConsultationRemark
from qala.public.consultations.rules.plan import PlanLine
from qala.public.consultations.rules.statuses import STAGE_TONES, Outcome, Stage, State
from qala.public.projection.access import public_projects
from qala.shared import money
from qala.shared.ui import charts

ON_A_PAGE = 20
ACCEPTED = (Outcome.ACCEPTED, Outcome.PARTLY)


@dataclass(frozen=True)
class Card:
    """One of the list."""

    row: Consultation
    label: str
    tone: str
    is_taking: bool
    remarks: int
    replies: int


@dataclass(frozen=True)
class Counts:
    """Received are all; the rest is of those that everybody reads."""

    received: int
    waiting: int
    hidden: int
    shown: int
    replied: int
    accepted: int


@dataclass(frozen=True)
class Row:
    """A line of the plan with how many public remarks it has."""

    line: PlanLine
    total: str
    project: str
    remarks: int


@dataclass(frozen=True)
class BlockOfPlan:
    """Lines of one block and their sum."""

    name: str
    rows: list[Row]
    total: str


@dataclass(frozen=True)
class Said:
    """A public remark with the reply."""

    number: int
    line: str
    words: str
    language: str
    made_at: datetime
    read_at: datetime | None
    due_on: date | None  # None where no reply will come any more
    outcome: str
    tone: str
    reply: str
    replied_at: datetime | None


def label_of(row: Consultation, day: date) -> str:
    """The stage in words; one that was announced has not begun."""
    if row.stage == Stage.OPEN and day < row.opens_on:
        return _("Begins soon")
    return str(_stage_on(row, day).label)


def tone_of(row: Consultation, day: date) -> str:
    """The colour of that."""
    return STAGE_TONES[_stage_on(row, day)]


def _stage_on(row: Consultation, day: date) -> Stage:
    """Nobody moves it on at midnight: from the closing day on the city replies."""
    is_closed = row.stage == Stage.OPEN and day >= row.closes_on
    return Stage.ANSWERING if is_closed else Stage(row.stage)


def cards(day: date) -> list[Card]:
    """Everything that was ever opened: the running ones first, then the newest. One statement."""
    said = Count("remarks", filter=Q(remarks__state=State.SHOWN))
    replied = Count("remarks", filter=Q(remarks__replied_at__isnull=False))
    rows = public_consultations().annotate(said=said, replied=replied).defer("document")
    found = [
        Card(
            row,
            label_of(row, day),
            tone_of(row, day),
            row.is_taking(day),
            row.said,
            row.replied,
        )
        for row in rows
    ]
    return sorted(found, key=lambda card: not card.is_taking)


def counts(row: Consultation) -> Counts:
    """One statement."""
    found = row.remarks.aggregate(
        received=Count("pk"),
        waiting=Count("pk", filter=Q(state=State.WAITING)),
        hidden=Count("pk", filter=Q(state=State.HIDDEN)),
        shown=Count("pk", filter=Q(state=State.SHOWN)),
        replied=Count("pk", filter=Q(replied_at__isnull=False)),
        accepted=Count("pk", filter=Q(outcome__in=ACCEPTED)),
    )
    return Counts(**found)


def blocks(row: Consultation) -> list[BlockOfPlan]:
    """The plan as tables. Two statements."""
    plan = row.plan
    per_line = dict(
        public_remarks().filter(consultation=row).order_by().values_list("line").annotate(count=Count("pk"))
    )
    public = public_codes(row)
    return [
        BlockOfPlan(
            name=str(name),
            total=money.short(total, plan.currency),
            rows=[
                Row(
                    line,
                    money.short(line.total, plan.currency),
                    line.project if line.project in public else "",
                    per_line.get(line.key, 0),
                )
                for line in lines
            ],
        )
        for name, lines, total in plan.blocks()
    ]


def public_codes(row: Consultation) -> set[str]:
    """Projects of the plan that everybody may open. One statement."""
    codes = {line.project for line in row.plan.lines if line.project}
    return set(public_projects().filter(code__in=codes).values_list("code", flat=True))


def chart(row: Consultation) -> charts.Chart:
    """Money by year; the unit is said by the chart."""
    plan = row.plan
    series = [charts.Series(_("Money"), [float(amount) for amount in plan.by_year()])]
    return charts.bar(_("Year"), [str(year) for year in plan.years], series)


def remarks_of(row: Consultation, *, line: str = "", show: str = "") -> QuerySet[ConsultationRemark]:
    """Public ones, the newest first; of one line, with or without a reply."""
    rows = public_remarks().filter(consultation=row).order_by("-number")
    if line:
        rows = rows.filter(line=line)
    if show == "replied":
        rows = rows.filter(replied_at__isnull=False)
    elif show == "waiting":
        rows = rows.filter(replied_at=None)
    return rows


def told(row: Consultation, rows: Iterable[Any]) -> list[Said]:
    """What leaves the house of remarks: nothing of the writer. No statement of its own."""
    titles = {line.key: str(line.title) for line in row.plan.lines}
    return [
        Said(
            number=each.number,
            line=titles.get(each.line, ""),
            words=each.words,
            language=each.language,
            made_at=each.made_at,
            read_at=each.read_at,
            due_on=each.due_on if row.is_answered else None,
            outcome=str(Outcome(each.outcome).label) if each.outcome else "",
            tone=each.tone,
            reply=each.reply,
            replied_at=each.replied_at,
        )
        for each in rows
    ]
