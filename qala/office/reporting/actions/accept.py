"""The office accepts a report: its figures are the project's from now on, and of a public project the public's."""

from typing import Any

from django.utils.translation import gettext as _

from qala.office.projects.actions.plan.progress import record_progress
from qala.office.projects.models import Project, Publication
from qala.office.reporting.access import ACCEPT
from qala.office.reporting.actions.moving import moved, opened
from qala.office.reporting.actions.publish import put_out
from qala.office.reporting.actions.telling import ACCEPTED, tell
from qala.office.reporting.events import ReportAccepted
from qala.office.reporting.models import ProgressReport
from qala.office.reporting.queries.items import leaves_of, lowered
from qala.office.reporting.queries.people import heads_of
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.errors import Conflict, NotAllowed
from qala.shared.events import publish


def accept(*, report_id: int, by: Any, seen: int | None = None) -> ProgressReport:
    """Write the per cents as facts, the head's word and the day of the data to the project; supersede what it corrects.
    Of a published project the report goes out at once.

    Raises NotAllowed (also to whoever sent it), Missing, Conflict (not waiting, or not the version that was looked at).
    """
    with atomic():
        report = opened(report_id, "accept", ACCEPT, by)
        if by.pk in (report.submitted_by_id, report.author_id):
            raise NotAllowed(_("Nobody accepts a report of their own."))
        if seen is not None and seen != report.revision:
            raise Conflict(_("The report was sent anew meanwhile. Look at it again."), code="changed")
        if report.supersedes_id is not None:
            ProgressReport.objects.filter(pk=report.supersedes_id).update(superseded_at=now())
        report.decided_at, report.decided_by = now(), by
        moved(report, "accept", by, "decided_at", "decided_by")
        _record(report, by)
        tell(ACCEPTED, report, heads_of([report.project_id]), about=f"report:{report.pk}")
        publish(
            ReportAccepted(
                report_id=report.pk,
                project_id=report.project_id,
                month=report.month,
                supersedes_id=report.supersedes_id,
                by_id=by.pk,
            )
        )
        if report.project.publication == Publication.PUBLISHED:
            put_out(report, by)
    return report


def _record(report: ProgressReport, by: Any) -> None:
    # What left the plan since the report was begun is told of no longer.
    leaves = {item.pk for item in leaves_of(report.project)}
    told = report.items.exclude(percent=None).filter(item__in=leaves).values_list("item_id", "percent")
    reason = "; ".join([*lowered(report), report.correction_reason]).strip("; ")
    record_progress(
        project_id=report.project_id,
        valid_on=report.valid_on,
        percents={item: percent for item, percent in told if percent is not None},
        by=by,
        report_id=report.pk,
        reason=reason,
    )
    # Progress was written to the row meanwhile: read it again, and keep what a newer report has said.
    project = Project.objects.get(pk=report.project_id)
    if project.data_as_of == report.valid_on:
        project.declared_percent = report.declared_percent
        project.save(update_fields=["declared_percent", "updated_at"])
