"""Who can be named in meetings and assignments; who was invited to a meeting and came."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from qala.ground.people.models import User
from qala.office.meetings.models import Meeting
from qala.office.projects.queries.people import holders
from qala.office.projects.rules import roles

ALL = (roles.PROJECT_OFFICE, roles.CURATOR, roles.PROJECT_HEAD, roles.DEPARTMENT, roles.CONTRACTOR)


def office_people() -> QuerySet[User]:
    """Everybody with a duty of the project office, contractors too."""
    return holders(*ALL)


def controllers() -> QuerySet[User]:
    """Those who control and chair: the office, curators, departments."""
    return holders(roles.PROJECT_OFFICE, roles.CURATOR, roles.DEPARTMENT)


@dataclass(frozen=True)
class Attendance:
    """Who was invited, by name, and who of them came; `is_known` False: nobody has written it yet."""

    is_known: bool
    invited: list[User]
    came: list[User]
    missed: list[User]


def invited(meeting: Meeting) -> QuerySet[User]:
    """Chair, secretary and participants, by name."""
    named = Q(pk__in=(meeting.chair_id, meeting.secretary_id)) | Q(pk__in=meeting.participants.values("pk"))
    return User.objects.filter(named).order_by("full_name", "pk")


def attendance(meeting: Meeting) -> Attendance:
    """Of one meeting, in two statements."""
    everybody, there = list(invited(meeting)), set(meeting.came.values_list("pk", flat=True))
    came = [person for person in everybody if person.pk in there]
    missed = [person for person in everybody if person.pk not in there]
    return Attendance(meeting.attendance_at is not None, everybody, came, missed)
