"""Operators and supervisors: whoever holds a duty of the role today."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from qala.ground.people.models import Duty, User
from qala.ground.people.rules.roles import OPERATOR, SHIFT_SUPERVISOR
from qala.shared.clock import today


def people_of(*roles: str, on: date | None = None) -> QuerySet[User]:
    """Active people with a duty of one of the roles on the day, by name."""
    duties = Duty.objects.as_of(on or today()).filter(user=OuterRef("pk"), role__in=roles)
    return User.objects.filter(Exists(duties), is_active=True).order_by("full_name", "pk")


def operators() -> QuerySet[User]:
    """Who may be planned on a shift."""
    return people_of(OPERATOR, SHIFT_SUPERVISOR)


def supervisors() -> QuerySet[User]:
    """Who may lead one."""
    return people_of(SHIFT_SUPERVISOR)
