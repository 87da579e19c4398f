"""A plan becomes a baseline."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.office.projects.access import APPROVE, require_may
from qala.office.projects.actions.plan.schedule import reschedule
from qala.office.projects.actions.plan.seen import require_seen
from qala.office.projects.events import BaselineApproved
from qala.office.projects.models import (
    Baseline,
    BaselineItem,
    BaselineMoney,
    ChangeRequest,
    Dependency,
    Project,
    WorkItem,
)
from qala.office.projects.queries.plans import work_days
from qala.office.projects.rules.spreading import by_month
from qala.shared import timeline
from qala.shared.bulk import copy_in
from qala.shared.clock import now, today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid
from qala.shared.events import publish
from qala.shared.languages import LANGUAGES

ZERO = Decimal(0)


def approve_baseline(*, project_id: int, by: Any, decision: str = "", seen: int | None = None) -> Baseline:
    """The first promise: the plan as it stands, frozen. Later ones come from approved change requests.

    `seen`: version of the plan that was looked at. Raises NotAllowed (only its curator), Conflict (there is one
    already, the plan was changed meanwhile), Invalid (an empty plan, a project that has ended).
    """
    with atomic():
        project = lock(Project, project_id)
        require_may(by, APPROVE, project)
        if Baseline.objects.filter(project=project).exists():
            raise Conflict(
                _("There is a baseline already. Another one comes from a change request."),
                code="has_baseline",
            )
        require_seen(project, seen)
        return freeze(project, by=by, decision=decision)


def freeze(
    project: Project,
    *,
    by: Any,
    decision: str,
    reason: str = "",
    request: ChangeRequest | None = None,
    source_file: str = "",
    as_promised: Callable[[list[WorkItem]], list[WorkItem]] = list,
) -> Baseline:
    """Write the next baseline of a project that the caller has locked and asked about. `as_promised`: the rows as they
    are to be frozen, where they are not those of the plan as it stands."""
    if not project.is_open:
        raise Invalid(_("The project has ended; its plan is not changed any more."), code="ended")
    reschedule(project)
    rows = list(WorkItem.objects.filter(project=project, removed_at=None).order_by("order", "id"))
    rows = as_promised(rows)
    if not rows:
        raise Invalid(_("There is nothing in the plan yet."), code="empty_plan")
    words = {"decision": decision, "reason": reason, "change_request": request, "source_file": source_file}
    baseline = _baseline(project, rows, by, words)
    copy_in(_items(baseline, rows))
    copy_in(_months(baseline, rows))
    project.baseline_start, project.baseline_finish = baseline.start, baseline.finish
    project.save(update_fields=["baseline_start", "baseline_finish", "updated_at"])
    data = {"baseline": baseline.pk, "number": baseline.number}
    timeline.add(project, "approve_baseline", by=by, note=decision, data=data)
    publish(
        BaselineApproved(
            project_id=project.pk,
            baseline_id=baseline.pk,
            number=baseline.number,
            by_id=by.pk if by else None,
        )
    )
    return baseline


def _leaves(rows: list[WorkItem]) -> list[WorkItem]:
    parents = {row.parent_id for row in rows}
    return [row for row in rows if row.pk not in parents]


def _baseline(project: Project, rows: list[WorkItem], by: Any, words: Mapping[str, Any]) -> Baseline:
    newest = Baseline.objects.filter(project=project).order_by("-number").first()
    budgets = [row.budget for row in _leaves(rows) if row.budget is not None]
    baseline = Baseline(
        project=project,
        number=newest.number + 1 if newest else 1,
        approved_on=today(),
        approved_by=by,
        **words,
        start=min((row.planned_start for row in rows if row.planned_start), default=None),
        finish=max((row.planned_finish for row in rows if row.planned_finish), default=None),
        budget=sum(budgets, ZERO) if budgets else None,
        made_at=now(),
    )
    baseline.save(force_insert=True)
    return baseline


def _items(baseline: Baseline, rows: list[WorkItem]) -> list[BaselineItem]:
    links: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for link in Dependency.objects.filter(project_id=baseline.project_id).order_by("id"):
        links[link.after_id].append({"before": link.before_id, "kind": link.kind, "lag": link.lag_days})
    return [
        BaselineItem(
            baseline=baseline,
            item=row,
            parent_id=row.parent_id,
            order=row.order,
            code=row.code,
            kind=row.kind,
            names={language: getattr(row, f"name_{language}") for language in LANGUAGES},
            start=row.planned_start,
            finish=row.planned_finish,
            duration_days=row.duration_days,
            weight=row.weight,
            budget=row.budget,
            hours=row.hours,
            links=links[row.pk],
        )
        for row in rows
    ]


def _months(baseline: Baseline, rows: list[WorkItem]) -> list[BaselineMoney]:
    money: dict[date, Decimal] = defaultdict(Decimal)
    hours: dict[date, Decimal] = defaultdict(Decimal)
    for row in _leaves(rows):
        if row.planned_start is None or row.planned_finish is None:
            continue
        span = (row.planned_start, row.planned_finish, work_days(row.calendar_id))
        for month, part in by_month(row.budget or ZERO, *span).items():
            money[month] += part
        for month, part in by_month(row.hours or ZERO, *span, step=Decimal("0.1")).items():
            hours[month] += part
    months = sorted(month for month in {*money, *hours} if money[month] or hours[month])
    return [
        BaselineMoney(baseline=baseline, month=month, amount=money[month], hours=hours[month])
        for month in months
    ]
