"""People hear of meetings and assignments, once each."""

from collections.abc import Iterable
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime

from qala.ground.notifications.actions import Recipient, notify
from qala.office.meetings.models import Assignment, Meeting
from qala.office.meetings.notices import INVITED


def tell(kind: Any, row: Assignment, to: Iterable[int], *, about: str, note: str = "") -> int:
    """Of an assignment, with the way to it."""
    words = {
        "text": row.text[:200],
        "due": date_format(row.due_on, "d.m.Y"),
        "days": str(row.days_late),
        "note": note,
    }
    people = [Recipient(user_id=pk) for pk in dict.fromkeys(to)]
    return notify(kind=kind.code, to=people, words=words, url=row.get_absolute_url(), about=about)


def invite(meeting: Meeting, about: str) -> int:
    """Everybody who takes part."""
    people = [meeting.chair_id, meeting.secretary_id, *meeting.participants.values_list("pk", flat=True)]
    words = {
        "title": meeting.title,
        "at": date_format(localtime(meeting.starts_at), "d.m.Y H:i"),
        "place": meeting.place,
    }
    to = [Recipient(user_id=pk) for pk in dict.fromkeys(people)]
    return notify(kind=INVITED.code, to=to, words=words, url=meeting.get_absolute_url(), about=about)
