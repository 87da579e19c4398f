"""Who can be named in meetings and assignments."""

from django.db.models import QuerySet

from qala.ground.people.models import User
from qala.office.projects.queries.people import holders
from qala.office.projects.rules import roles

ALL = (roles.PROJECT_OFFICE, roles.CURATOR, roles.PROJECT_HEAD, roles.DEPARTMENT, roles.CONTRACTOR)


def office_people() -> QuerySet[User]:
    """Everybody with a duty of the project office, contractors too."""
    return holders(*ALL)


def controllers() -> QuerySet[User]:
    """Those who control and chair: the office, curators, departments."""
    return holders(roles.PROJECT_OFFICE, roles.CURATOR, roles.DEPARTMENT)
