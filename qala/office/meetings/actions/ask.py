"""A decision moves a plan: by a change request that waits for the curator."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from qala.office.meetings.actions.minutes import require_no_change
from qala.office.meetings.actions.moving import written
from qala.office.meetings.models import Decision
from qala.office.projects.actions.plan import requests
from qala.shared import timeline
from qala.shared.db import atomic, found
from qala.shared.errors import Conflict


def ask_change(
    *,
    meeting_id: int,
    decision_id: int,
    kind: str,
    reason_code: str,
    reason: str,
    by: Any,
    wanted: Mapping[str, str] | None = None,
) -> Decision:
    """Ask the curator for another baseline by this decision; words as in `projects.actions.plan.requests.ask_change`.

    Raises Missing, NotAllowed (neither writes the protocol nor may ask at the project), Conflict (wrong stage, no
    project, no baseline, asked already), Invalid.
    """
    with atomic():
        meeting = written(meeting_id, by)
        row = found(meeting.decisions.select_related("project"), pk=decision_id)
        if row.project is None:
            raise Conflict(_("This decision is about no project."), code="no_project")
        require_no_change(row)
        asked = requests.ask_change(
            project_id=row.project.pk, kind=kind, reason_code=reason_code, reason=reason, wanted=wanted, by=by
        )
        row.change_request = requests.submit_change(request_id=asked.pk, by=by)
        row.save()
        timeline.add(meeting, "ask_change", by=by, data={"decision": row.number, "request": asked.pk})
    return row
