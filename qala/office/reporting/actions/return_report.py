"""The office sends a report back."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.calendars.queries import schedule_for
from qala.office.reporting.access import ACCEPT
from qala.office.reporting.actions.moving import moved, opened
from qala.office.reporting.actions.telling import RETURNED, tell
from qala.office.reporting.events import ReportReturned
from qala.office.reporting.models import ProgressReport, ReportDue
from qala.office.reporting.queries.people import heads_of
from qala.office.reporting.rules import months
from qala.office.reporting.rules.parameters import ReportingParameters
from qala.office.reporting.rules.remarks import PARTS
from qala.shared.clock import now, today
from qala.shared.db import atomic
from qala.shared.errors import Invalid
from qala.shared.events import publish
from qala.shared.parameters.reading import of_today


def return_report(*, report_id: int, remarks: Mapping[str, str], by: Any) -> ProgressReport:
    """Give it back with words to its parts (`rules.remarks`); it is due again after some working days.

    Raises NotAllowed, Missing, Conflict (not waiting), Invalid (no remark at all).
    """
    said = {part: words.strip() for part, words in remarks.items() if part in PARTS and words.strip()}
    with atomic():
        report = opened(report_id, "return", ACCEPT, by, remarks=said)
        if not said:
            raise Invalid(fields={"whole": _("Say what has to be mended.")})
        report.remarks, report.decided_at, report.decided_by = said, now(), by
        moved(report, "return", by, "remarks", "decided_at", "decided_by", note="\n".join(said.values()))
        _due_again(report)
        tell(RETURNED, report, heads_of([report.project_id]), about=f"report:{report.pk}:{report.revision}")
        publish(ReportReturned(report_id=report.pk, project_id=report.project_id, by_id=by.pk))
    return report


def _due_again(report: ProgressReport) -> None:
    due = ReportDue.objects.select_for_update().filter(project=report.project, month=report.month).first()
    if due is None:
        return
    is_working = schedule_for(None).is_working
    again = months.working_days_later(today(), of_today(ReportingParameters).return_days, is_working)
    due.due_on, due.met_at, due.rung = max(due.due_on, again), None, 0
    due.save(update_fields=["due_on", "met_at", "rung"])
