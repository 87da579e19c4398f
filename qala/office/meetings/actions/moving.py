"""What the verbs of a meeting share."""

from typing import Any

from django.utils.translation import gettext as _

from qala.office.meetings.access import may_sign, may_write
from qala.office.meetings.events import MeetingMoved
from qala.office.meetings.models import Meeting
from qala.office.meetings.rules.statuses import LIFE, WRITABLE
from qala.shared import timeline
from qala.shared.db import lock
from qala.shared.errors import Conflict, require
from qala.shared.events import publish
from qala.shared.transitions import Step


def begin(meeting_id: int, verb: str, by: Any, **given: object) -> tuple[Meeting, Step]:
    """The locked meeting and the step. Raises Missing, NotAllowed, Conflict, Invalid."""
    meeting = lock(Meeting, meeting_id)
    require(may_sign(by, meeting) if verb == "sign" else may_write(by, meeting))
    return meeting, LIFE.check(meeting.stage, verb, **given)


def end(meeting: Meeting, step: Step, by: Any, note: str = "", **data: Any) -> Meeting:
    """Write it, tell the timeline, publish."""
    before = meeting.stage
    meeting.stage = step.lands_in(before)
    meeting.save()
    timeline.add(meeting, step.verb, by=by, note=note, from_stage=before, to_stage=meeting.stage, data=data)
    publish(MeetingMoved(meeting_id=meeting.pk, verb=step.verb, by_id=by.pk))
    return meeting


def written(meeting_id: int, by: Any, stages: tuple[str, ...] = WRITABLE) -> Meeting:
    """The locked meeting whose agenda or protocol is being written. Raises Missing, NotAllowed, Conflict."""
    meeting = lock(Meeting, meeting_id)
    require(may_write(by, meeting))
    if meeting.stage not in stages:
        raise Conflict(_("This part of the meeting can no longer be changed."), code="wrong_stage")
    return meeting
