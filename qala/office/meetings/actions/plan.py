"""A meeting is planned and moved."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.people.access import can
from qala.office.meetings.access import KEEP
from qala.office.meetings.actions.moving import written
from qala.office.meetings.actions.telling import invite
from qala.office.meetings.events import MeetingMoved
from qala.office.meetings.models import Meeting
from qala.office.meetings.rules.statuses import BEFORE, MeetingStage
from qala.shared import timeline
from qala.shared.db import atomic, validate
from qala.shared.errors import Invalid, require
from qala.shared.events import publish

MOST_HOURS = 24


def plan(
    *, by: Any, participants: Iterable[Any] = (), projects: Iterable[Any] = (), **fields: Any
) -> Meeting:
    """Write one; `fields` are columns of `Meeting`. Raises NotAllowed, Invalid."""
    with atomic():
        require(can(by, KEEP))
        meeting = Meeting(**fields)
        _check(meeting)
        meeting.save(force_insert=True)
        meeting.participants.set(participants)
        meeting.projects.set(projects)
        timeline.add(meeting, "plan", by=by, to_stage=meeting.stage)
        publish(MeetingMoved(meeting_id=meeting.pk, verb="plan", by_id=by.pk))
    return meeting


def replan(
    *,
    meeting_id: int,
    by: Any,
    participants: Iterable[Any] = (),
    projects: Iterable[Any] = (),
    seen: int | None = None,
    **fields: Any,
) -> Meeting:
    """Another time, place, circle; whoever has the agenda is told. Raises Missing, NotAllowed, Conflict, Invalid."""
    with atomic():
        meeting = written(meeting_id, by, BEFORE)
        timeline.require_unchanged(meeting, seen)
        for name, value in fields.items():
            setattr(meeting, name, value)
        _check(meeting)
        meeting.save()
        meeting.participants.set(participants)
        meeting.projects.set(projects)
        made = timeline.add(meeting, "replan", by=by)
        if meeting.stage == MeetingStage.SENT:
            invite(meeting, f"meeting:{meeting.pk}:{made.pk}")
        publish(MeetingMoved(meeting_id=meeting.pk, verb="replan", by_id=by.pk))
    return meeting


def _check(meeting: Meeting) -> None:
    validate(meeting)
    if not (meeting.title_kk or meeting.title_ru or meeting.title_en):
        raise Invalid(fields={"title_kk": _("Please fill this in.")})
    length = meeting.ends_at - meeting.starts_at
    if not timedelta(0) < length <= timedelta(hours=MOST_HOURS):
        raise Invalid(fields={"ends_at": _("A meeting ends after it begins, within a day.")})
