"""What every step of a report shares: lock, ask, check; write, timeline."""

from typing import Any

from qala.office.projects.access import require_may
from qala.office.projects.models import Project
from qala.office.reporting.models import ProgressReport
from qala.office.reporting.rules.statuses import LIFE
from qala.shared import timeline
from qala.shared.db import lock


def opened(report_id: int, verb: str, right: str, by: Any, **given: object) -> ProgressReport:
    """The locked report, with its project locked before it (the order of all steps); raises Missing, NotAllowed,
    Conflict (wrong stage), Invalid (a word is missing)."""
    known = ProgressReport.objects.filter(pk=report_id).values_list("project_id", flat=True).first()
    project = lock(Project, known or 0)
    require_may(by, right, project)
    report = lock(ProgressReport, report_id)
    report.project = project
    LIFE.check(report.stage, verb, **given)
    return report


def moved(report: ProgressReport, verb: str, by: Any, *fields: str, note: str = "") -> None:
    """Write the stage that the verb leads to, with `fields`, and a line on both timelines."""
    before, report.stage = report.stage, LIFE.step(verb).lands_in(report.stage)
    report.save(update_fields=["stage", "updated_at", *fields])
    words = {"by": by, "note": note, "from_stage": before, "to_stage": report.stage}
    timeline.add(report, verb, **words)
    data = {"report": report.pk, "month": report.month.isoformat()}
    timeline.add(report.project, f"report_{verb}", by=by, note=note, data=data)
