"""What was done, written down for a day."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.office.projects.access import RECORD, require_may
from qala.office.projects.actions.plan.schedule import reschedule
from qala.office.projects.events import ProgressRecorded
from qala.office.projects.models import ItemKind, ProgressFact, Project, WorkItem
from qala.office.projects.rules.rollup import FULL, ZERO, counted
from qala.shared import timeline
from qala.shared.bulk import copy_in, rewrite_all
from qala.shared.clock import now, today
from qala.shared.db import atomic, lock
from qala.shared.errors import Invalid
from qala.shared.events import publish

_DONE = ("percent", "actual_start", "actual_finish")
Days = tuple[date | None, date | None]
"""The actual start and finish of an item, as they were told; None is not told."""


def record_progress(
    *,
    project_id: int,
    valid_on: date,
    percents: Mapping[int, Decimal],
    by: Any,
    report_id: int | None = None,
    reason: str = "",
    days: Mapping[int, Days] | None = None,
) -> list[ProgressFact]:
    """Write per cent by item as of a day, but for what is as before. Sums, actual and expected dates follow.

    Facts are only added: a second word about the same day supersedes the first. A first per cent means that the item
    was begun, 100 that it is finished: on the planned day if that lies between the last two facts, else on `valid_on`,
    unless `days` tells the actual dates of the item. Raises NotAllowed; Invalid by `item-<id>` (no leaf of this plan,
    not 0 to 100, lower without `reason`, actual dates to come or in the wrong order) or `valid_on`.
    """
    with atomic():
        project = lock(Project, project_id)
        require_may(by, RECORD, project)
        if valid_on > today():
            raise Invalid(fields={"valid_on": _("This day is still to come.")})
        rows = _rows(project, percents)
        told_days = _sound_days(days or {}, valid_on)
        before = _facts(list(rows))
        facts = [
            fact
            for pk, told in percents.items()
            if (fact := _fact(rows[pk], valid_on, told, before.get(pk, []), reason)) is not None
        ]
        is_news = _know(project, valid_on)
        for fact in facts:
            fact.recorded_at, fact.recorded_by, fact.report_id = now(), by, report_id
        copy_in(facts)
        changed = {fact.item_id for fact in facts if _follow(rows[fact.item_id], fact, before)}
        changed |= {pk for pk, told in told_days.items() if _dated(rows[pk], told, valid_on, before)}
        rewrite_all([rows[pk] for pk in changed], _DONE)
        if facts or changed or is_news:
            reschedule(project)
        if not facts and not changed:
            return []
        data = {"valid_on": valid_on.isoformat(), "items": len(facts)}
        timeline.add(project, "record_progress", by=by, note=reason, data=data)
        publish(ProgressRecorded(project_id=project.pk, valid_on=valid_on, by_id=by.pk))
    return facts


def _know(project: Project, valid_on: date) -> bool:
    """That nothing has changed is known too: what is left begins after the newest day that was told of."""
    if project.data_as_of is not None and project.data_as_of >= valid_on:
        return False
    project.data_as_of = valid_on
    project.save(update_fields=["data_as_of", "updated_at"])
    return True


def _rows(project: Project, percents: Mapping[int, Decimal]) -> dict[int, WorkItem]:
    """The items, which must be leaves of this plan."""
    live = WorkItem.objects.filter(project=project, removed_at=None)
    parents = set(live.exclude(parent=None).values_list("parent_id", flat=True))
    rows = {row.pk: row for row in live.filter(pk__in=list(percents)) if row.pk not in parents}
    wrong = {f"item-{pk}": _("This is not a work of this plan.") for pk in percents if pk not in rows}
    wrong |= {
        f"item-{pk}": _("A per cent lies between 0 and 100.")
        for pk, value in percents.items()
        if not ZERO <= value <= FULL
    }
    if wrong:
        raise Invalid(fields=wrong)
    return rows


def _facts(ids: list[int]) -> dict[int, list[ProgressFact]]:
    """All facts of the items, the newest of the newest day first."""
    found: dict[int, list[ProgressFact]] = {}
    for fact in ProgressFact.objects.filter(item__in=ids).order_by("item", "-valid_on", "-id"):
        found.setdefault(fact.item_id, []).append(fact)
    return found


def _fact(
    row: WorkItem, valid_on: date, told: Decimal, before: list[ProgressFact], reason: str
) -> ProgressFact | None:
    percent = counted(row.method, row.kind == ItemKind.MILESTONE, round(told, 2))
    known = next((fact for fact in before if fact.valid_on <= valid_on), None)
    last = known.percent if known else ZERO
    if percent == last:
        return None
    if percent < last and not reason.strip():
        raise Invalid(
            fields={
                f"item-{row.pk}": _("It was {percent} % before. A lower one needs a reason.").format(
                    percent=last
                )
            },
            code="lower",
        )
    same_day = known if known and known.valid_on == valid_on else None
    return ProgressFact(item=row, valid_on=valid_on, percent=percent, supersedes=same_day, reason=reason)


def _follow(row: WorkItem, fact: ProgressFact, before: dict[int, list[ProgressFact]]) -> bool:
    """Bring the row up to its newest fact; False when there is a later word already."""
    facts = [one for one in before.get(row.pk, []) if one.pk != fact.supersedes_id]
    if any(one.valid_on > fact.valid_on for one in facts):
        return False
    since = max((one.valid_on for one in facts), default=None)
    row.percent = fact.percent
    if not fact.percent:
        row.actual_start = None
    elif row.actual_start is None:
        row.actual_start = _likely(row.planned_start, since, fact.valid_on)
    if fact.percent < FULL:
        row.actual_finish = None
    elif row.actual_finish is None:
        likely = _likely(row.planned_finish, since, fact.valid_on)
        row.actual_finish = max(likely, row.actual_start or likely)
    return True


def _sound_days(days: Mapping[int, Days], valid_on: date) -> Mapping[int, Days]:
    """What is told of a day cannot lie after it, nor a finish before its start."""
    wrong = {}
    for pk, (start, finish) in days.items():
        if any(day is not None and day > valid_on for day in (start, finish)):
            wrong[f"item-{pk}"] = _("An actual date lies after the day of the progress.")
        elif start and finish and finish < start:
            wrong[f"item-{pk}"] = _("The finish lies before the start.")
    if wrong:
        raise Invalid(fields=wrong)
    return days


def _dated(row: WorkItem, told: Days, valid_on: date, before: dict[int, list[ProgressFact]]) -> bool:
    """Put the told dates in place of the likely ones; False when nothing changes or a later word stands."""
    if any(one.valid_on > valid_on for one in before.get(row.pk, [])):
        return False
    was = (row.actual_start, row.actual_finish)
    start, finish = told
    if row.percent and start is not None:
        row.actual_start = start
    if row.percent >= FULL and finish is not None:
        row.actual_finish = finish
    if row.actual_start and row.actual_finish:
        row.actual_start = min(row.actual_start, row.actual_finish)
    return (row.actual_start, row.actual_finish) != was


def _likely(planned: date | None, since: date | None, until: date) -> date:
    """The planned day when it lies after the last fact and not after this one, else the day of this one."""
    if planned is not None and planned <= until and (since is None or planned > since):
        return planned
    return until
