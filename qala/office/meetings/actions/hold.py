"""The agenda goes out, the meeting takes place, its protocol becomes ready; or it is cancelled."""

from typing import Any

from django.utils.translation import gettext as _

from qala.office.meetings.actions.moving import begin, end
from qala.office.meetings.actions.telling import invite
from qala.office.meetings.models import Meeting
from qala.shared.db import atomic
from qala.shared.errors import Conflict


def send(*, meeting_id: int, by: Any) -> Meeting:
    """Everybody is invited. Raises Missing, NotAllowed, Conflict (wrong stage, an empty agenda)."""
    with atomic():
        meeting, step = begin(meeting_id, "send", by)
        if not meeting.agenda.exists():
            raise Conflict(_("The agenda is empty."), code="no_agenda")
        invite(meeting, f"meeting:{meeting.pk}")
        return end(meeting, step, by)


def hold(*, meeting_id: int, by: Any) -> Meeting:
    """It has taken place; the protocol is written. Raises Missing, NotAllowed, Conflict."""
    with atomic():
        meeting, step = begin(meeting_id, "hold", by)
        return end(meeting, step, by)


def finish(*, meeting_id: int, by: Any) -> Meeting:
    """The chair may sign. Raises Missing, NotAllowed, Conflict (wrong stage, nothing was decided or heard)."""
    with atomic():
        meeting, step = begin(meeting_id, "finish", by)
        was_heard = meeting.agenda.exclude(heard_kk="", heard_ru="").exists()
        if not (was_heard or meeting.decisions.exists()):
            raise Conflict(_("The protocol is empty."), code="no_protocol")
        return end(meeting, step, by)


def rework(*, meeting_id: int, by: Any) -> Meeting:
    """Not ready after all. Raises Missing, NotAllowed, Conflict."""
    with atomic():
        meeting, step = begin(meeting_id, "rework", by)
        return end(meeting, step, by)


def cancel_meeting(*, meeting_id: int, note: str, by: Any) -> Meeting:
    """It does not take place. Raises Missing, NotAllowed, Conflict, Invalid (no reason)."""
    with atomic():
        meeting, step = begin(meeting_id, "cancel", by, note=note)
        return end(meeting, step, by, note)
