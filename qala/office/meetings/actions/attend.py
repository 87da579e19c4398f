"""Who of the invited came is written down."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from qala.office.meetings.actions.moving import written
from qala.office.meetings.models import Meeting
from qala.office.meetings.queries.people import invited
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, validate
from qala.shared.errors import Invalid


def write_attendance(*, meeting_id: int, came: Iterable[Any], by: Any, others_came: str = "") -> Meeting:
    """`came`: those of the invited who were there; `others_came`: in words, who came besides. Written anew until the
    protocol is signed. Raises Missing, NotAllowed, Conflict (not held, signed), Invalid (somebody not invited)."""
    with atomic():
        meeting = written(meeting_id, by)
        there = {person.pk for person in came}
        if not there <= set(invited(meeting).values_list("pk", flat=True)):
            raise Invalid(fields={"came": _("This person was not invited: name them in words.")})
        known = set(meeting.came.values_list("pk", flat=True)), meeting.others_came
        if meeting.attendance_at is not None and known == (there, others_came.strip()):
            return meeting
        meeting.others_came, meeting.attendance_at = others_came.strip(), now()
        validate(meeting)
        meeting.save()
        meeting.came.set(there)
        timeline.add(meeting, "attend", by=by, data={"came": len(there)})
    return meeting
