"""The executors of an organisation: who is there, who is away, how much each has."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from qala.contact.appeals.models import Appeal
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.contact.fieldwork.models import Delegation
from qala.ground.people.models import Duty, User

EXECUTORS = ("executor", "executor_head")


@dataclass(frozen=True)
class Load:
    """One person's open work. `away` is the stand-in's row of today, None for somebody who is there."""

    person: User
    open_count: int
    overdue_count: int
    day_count: int
    away: Delegation | None


def members(organisation_ids: Collection[int], on: date) -> QuerySet[User]:
    """Active people with a duty of an executor there on the day, by name."""
    duties = Duty.objects.filter(organisation_id__in=organisation_ids, role__in=EXECUTORS).as_of(on)
    return User.objects.filter(pk__in=duties.values("user_id"), is_active=True).order_by("full_name", "pk")


def works_in(user: Any, organisation_id: int, on: date) -> bool:
    """Whether the person works there as an executor on the day."""
    return members([organisation_id], on).filter(pk=user.pk).exists()


def loads(organisation_ids: Collection[int], *, on: date, at: datetime) -> tuple[list[Load], Load]:
    """Everybody's load, and what nobody has yet. Three queries."""
    counts = {row["assignee_id"]: row for row in _counts(organisation_ids, at)}
    away = {
        row.absent_id: row
        for row in Delegation.objects.standing()
        .as_of(on)
        .filter(organisation_id__in=organisation_ids)
        .select_related("deputy")
    }
    people = [_load(person, counts, away) for person in members(organisation_ids, on)]
    return people, _load(User(), counts, {})


def _counts(organisation_ids: Collection[int], at: datetime) -> Any:
    mine = Appeal.objects.filter(executor_id__in=organisation_ids, stage__in=OPEN_STAGES)
    soon = Q(next_due_at__gt=at, next_due_at__lte=at + timedelta(hours=24))
    return (
        mine.order_by()
        .values("assignee_id")
        .annotate(
            open_count=Count("pk"),
            overdue_count=Count("pk", filter=Q(next_due_at__lte=at)),
            day_count=Count("pk", filter=soon),
        )
    )


def _load(person: User, counts: dict[int | None, Any], away: dict[int, Delegation]) -> Load:
    row = counts.get(person.pk, {"open_count": 0, "overdue_count": 0, "day_count": 0})
    return Load(
        person,
        row["open_count"],
        row["overdue_count"],
        row["day_count"],
        away.get(person.pk) if person.pk else None,
    )


def absent_ids(deputy_id: int, on: date) -> dict[int, set[int]]:
    """For whom the person stands in today: organisations by absent person."""
    rows = Delegation.objects.standing().as_of(on).filter(deputy_id=deputy_id)
    found: dict[int, set[int]] = {}
    for absent_id, organisation_id in rows.values_list("absent_id", "organisation_id"):
        found.setdefault(absent_id, set()).add(organisation_id)
    return found
