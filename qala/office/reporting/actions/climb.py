"""Late reports climb the ladder: head, department, curator, office, each told once."""

from qala.office.reporting.actions.telling import CLIMBED, REMINDED, tell_due
from qala.office.reporting.events import ReportClimbed
from qala.office.reporting.models import ReportDue
from qala.office.reporting.queries.people import curators_of, department_people, heads_of, office_people
from qala.office.reporting.queries.periods import open_dues
from qala.office.reporting.rules.ladder import Rung, reached, rungs
from qala.office.reporting.rules.parameters import ReportingParameters
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import atomic
from qala.shared.events import publish
from qala.shared.parameters.reading import of_today

BATCH = 200


def climb() -> int:
    """Take each open term to the rung whose day has come and tell those on the way; returns how many climbed.

    Safe with any number of workers and to run again: rows are taken with SKIP LOCKED and hold their rung.
    """
    climbed, last = 0, 0
    while True:
        with atomic():
            rows = (
                open_dues()
                .filter(pk__gt=last)
                .order_by("pk")
                .select_for_update(of=("self",), skip_locked=True)
            )
            batch = list(rows.select_related("project")[:BATCH])
            climbed += sum(_climb(due) for due in batch)
        if not batch:
            return climbed
        last = batch[-1].pk


def _climb(due: ReportDue) -> bool:
    terms = of_today(ReportingParameters)
    steps = rungs(
        remind_days=terms.remind_days,
        head_days=terms.head_days,
        department_days=terms.department_days,
        curator_days=terms.curator_days,
        office_days=terms.office_days,
    )
    days = (today() - due.due_on).days
    rung = reached(days, steps)
    if rung <= due.rung:
        return False
    # A worker that was away for a week tells everybody whom it passed, not only the last.
    for step, after in steps:
        if due.rung < step <= rung and days >= after:
            _tell(due, step, days)
    due.rung, due.climbed_at = rung, now()
    due.save(update_fields=["rung", "climbed_at"])
    if rung > Rung.REMINDED:
        data = {"month": due.month.isoformat(), "rung": rung, "days": days}
        timeline.add(due.project, "report_climbed", data=data)
        publish(ReportClimbed(project_id=due.project_id, month=due.month, rung=rung, days_late=days))
    return True


def _tell(due: ReportDue, step: Rung, days: int) -> None:
    if step == Rung.REMINDED and days > 0:
        return
    kind = REMINDED if step == Rung.REMINDED else CLIMBED
    about = f"due:{due.pk}:{due.due_on:%Y%m%d}:{int(step)}"
    tell_due(kind, due, days, _people(due, step), about=about)


def _people(due: ReportDue, step: Rung) -> list[int]:
    if step in (Rung.REMINDED, Rung.HEAD):
        return heads_of([due.project_id])
    if step == Rung.DEPARTMENT:
        return department_people(due.project)
    return curators_of([due.project_id]) if step == Rung.CURATOR else office_people()
