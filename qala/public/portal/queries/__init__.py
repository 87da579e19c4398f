"""Figures for everybody."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from qala.contact.appeals.models import Appeal, Target
from qala.contact.appeals.queries.control import Load, load_by_executor
from qala.contact.appeals.queries.nearby import similar_open
from qala.contact.appeals.rules.numbers import read_number
from qala.ground.people.rules.masking import hide
from qala.public.portal.access import is_for_others
from qala.public.published.access import public_appeals
from qala.shared.errors import Missing
from qala.shared.fields import MetrePoint


@dataclass(frozen=True)
class Week:
    """Seven days: appeals received, answered, and the share of answers in time (None without answers)."""

    received_count: int
    answered_count: int
    in_time_percent: int | None


def last_week(*, until: datetime) -> Week:
    """The seven days before `until`; two statements on indexes."""
    since = until - timedelta(days=7)
    received = Appeal.objects.filter(received_at__gte=since, received_at__lt=until, source="").count()
    kept = Target.objects.filter(kind="resolve", met_at__gte=since, met_at__lt=until).aggregate(
        all=Count("id"), in_time=Count("id", filter=Q(is_late=False))
    )
    percent = round(100 * kept["in_time"] / kept["all"]) if kept["all"] else None
    return Week(received, kept["all"], percent)


def appeal_by_number(typed: str) -> Appeal:
    """The appeal that a person means, with everything its public story needs. Raises Missing. Two statements."""
    rows = Appeal.objects.select_related(
        "topic__group", "status", "executor", "duplicate_of__topic", "district"
    )
    appeal = rows.prefetch_related("targets").filter(number=read_number(typed) or "").first()
    if appeal is None:
        raise Missing
    return appeal


@dataclass(frozen=True)
class SharedAnswer:
    """An answer as people other than the first writer may read it: personal data hidden."""

    text: str
    organisation: str
    at: datetime


def hidden_answers(appeal: Appeal) -> list[SharedAnswer]:
    """The answers to an appeal that several people follow; none where they may not read them. One statement."""
    if not is_for_others(appeal):
        return []
    return [
        SharedAnswer(hide(each.text), each.organisation.name if each.organisation else "", each.at)
        for each in appeal.answers.select_related("organisation")
    ]


MOST_SIMILAR = 4


def similar_in_public(*, topic_id: int, point: MetrePoint | None, building_id: int | None) -> list[Appeal]:
    """Open appeals of the topic nearby that everybody may know of: topic, stage, distance and promise; no text, no
    photo, no address beyond the place that the visitor has named. Nearest first, two statements."""
    found = similar_open(topic_id=topic_id, point=point, building_id=building_id)
    rows = found.filter(pk__in=public_appeals().values("pk")).select_related("topic", "status", "executor")
    return list(rows.prefetch_related("targets")[:MOST_SIMILAR])


def overdue_by_executor(*, at: datetime) -> list[Load]:
    """Every executor with open appeals, the most overdue first. One statement, nothing about people."""
    return load_by_executor(Appeal.objects.exclude(executor=None), at=at)
