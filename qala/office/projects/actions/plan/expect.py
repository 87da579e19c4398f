"""Expected dates after a day has passed: what was not done yesterday cannot begin before today."""

from collections.abc import Iterator, Sequence

from qala.office.projects.actions.plan.schedule import EXPECTED, expect
from qala.office.projects.models import Project, Stage, WorkItem
from qala.office.projects.queries.plans import Plan, plans_of
from qala.shared import clock
from qala.shared.bulk import rewrite_all
from qala.shared.db import atomic
from qala.shared.errors import Invalid


def refresh_expected(ids: Sequence[int]) -> int:
    """Write expected dates and floats of the open ones among the projects as of today; planned dates, and plans that
    run in a circle, stay as they are. No timeline and no event: nobody did anything. Returns how many items moved."""
    with atomic():
        asked = Project.objects.select_for_update(no_key=True).filter(pk__in=ids)
        projects = list(asked.exclude(stage__in=[Stage.CLOSED, Stage.CANCELLED]).order_by("pk"))
        plans = plans_of(projects, clock.today())
        changed = [row for plan in plans.values() for row in _moved(plan)]
        rewrite_all(changed, EXPECTED)
        ended = [plan.project for plan in plans.values() if _ends_elsewhere(plan)]
        rewrite_all(ended, ("forecast_finish",))
    return len(changed)


def _moved(plan: Plan) -> Iterator[WorkItem]:
    before = {row.pk: _values(row) for row in plan.rows}
    try:
        expect(plan)
    except Invalid:
        return
    yield from (row for row in plan.rows if _values(row) != before[row.pk])


def _values(row: WorkItem) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in EXPECTED)


def _ends_elsewhere(plan: Plan) -> bool:
    finish = max((row.forecast_finish for row in plan.rows if row.forecast_finish), default=None)
    if finish is None or finish == plan.project.forecast_finish:
        return False
    plan.project.forecast_finish = finish
    return True
