"""What the office works through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from qala.public.consultations.models import Consultation, ConsultationRemark
from qala.public.consultations.queries.showing import label_of, tone_of
from qala.public.consultations.rules.statuses import Stage, State

MOST = 300


@dataclass(frozen=True)
class Line:
    """One consultation of the office's list."""

    row: Any
    label: str
    tone: str
    remarks: int
    to_read: int
    to_reply: int
    late: int


def inside(day: date) -> list[Line]:
    """All of them. One statement."""
    to_reply = Q(
        remarks__state=State.SHOWN, remarks__replied_at=None, stage__in=(Stage.OPEN, Stage.ANSWERING)
    )
    rows: Any = Consultation.objects.defer("document").select_related("version__plan")
    rows = rows.annotate(
        said=Count("remarks"),
        to_read=Count("remarks", filter=Q(remarks__state=State.WAITING)),
        to_reply=Count("remarks", filter=to_reply),
        late=Count("remarks", filter=to_reply & Q(remarks__due_on__lt=day)),
    )
    return [
        Line(
            row,
            label_of(row, day),
            tone_of(row, day),
            row.said,
            row.to_read,
            row.to_reply,
            row.late,
        )
        for row in rows
    ]


@dataclass(frozen=True)
class Waiting:
    """A public remark, what it is about, and whether its reply is late."""

    remark: ConsultationRemark
    line: str
    is_late: bool


def queue_of(row: Consultation, day: date) -> list[Waiting]:
    """Public ones: those without a reply first, by the day their reply is due. Two statements."""
    rows = row.remarks.filter(state=State.SHOWN).select_related("replied_by")
    waiting = [
        *rows.filter(replied_at=None).order_by("due_on", "number")[:MOST],
        *rows.exclude(replied_at=None).order_by("-number")[:MOST],
    ]
    titles = {line.key: str(line.title) for line in row.plan.lines} if row.document else {}
    return [
        Waiting(
            one, titles.get(one.line, ""), row.is_answered and one.replied_at is None and one.due_on < day
        )
        for one in waiting
    ]
