"""An accepted report is shown to the public, with the photos that may be."""

from typing import Any

from qala.office.reporting.access import ACCEPT
from qala.office.reporting.actions.moving import moved, opened
from qala.office.reporting.events import ReportPublished
from qala.office.reporting.models import ProgressReport
from qala.office.reporting.rules.statuses import PhotoStage
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.errors import Conflict
from qala.shared.events import publish


def publish_report(*, report_id: int, by: Any) -> ProgressReport:
    """One that was accepted before its project was public. Raises NotAllowed, Missing, Conflict (not accepted, or
    corrected by a later one)."""
    with atomic():
        report = opened(report_id, "publish", ACCEPT, by)
        if not report.is_in_force:
            raise Conflict(code="superseded")
        put_out(report, by)
    return report


def put_out(report: ProgressReport, by: Any) -> None:
    """Of an accepted one, in its transaction: its photos that were looked at and found fit go with it."""
    report.published_at = now()
    moved(report, "publish", by, "published_at")
    report.photos.filter(stage=PhotoStage.MODERATED).update(
        stage=PhotoStage.PUBLISHED, decided_by=by, decided_at=now()
    )
    publish(ReportPublished(report_id=report.pk, project_id=report.project_id, by_id=by.pk))
