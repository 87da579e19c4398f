"""Reads about people, their duties and rights."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Prefetch, QuerySet

from qala.ground.people import access
from qala.ground.people.models import Duty, Invitation, PersonalDataView, User
from qala.ground.people.rules import phones, roles
from qala.shared import clock, permissions
from qala.shared.errors import Missing
from qala.shared.permissions import Permission
from qala.shared.timeline import kind_of


def staff() -> QuerySet[User]:
    """Everybody with a staff account, with the duties of today in `current_duties`."""
    current = Duty.objects.as_of(clock.today()).select_related("organisation").order_by("id")
    return User.objects.filter(kind=User.Kind.STAFF).prefetch_related(
        Prefetch("duties", queryset=current, to_attr="current_duties")
    )


def current_duties(user: User) -> list[Duty]:
    """The duties of today of a row of `staff()`."""
    return list(getattr(user, "current_duties", ()))


def search(people: QuerySet[User], text: str) -> QuerySet[User]:
    """Those whose name holds every word, or whose e-mail or phone is the text itself (parts of them stay private)."""
    number = phones.to_e164(text)
    if number:
        return people.filter(phone=number)
    if "@" in text:
        return people.filter(email=text.strip().lower())
    for word in text.split():
        people = people.filter(full_name__icontains=word)
    return people


def person(user_id: int) -> User:
    """One member of staff. Raises Missing: residents are not shown on staff pages."""
    found = User.objects.filter(pk=user_id, kind=User.Kind.STAFF).first()
    if found is None:
        raise Missing
    return found


def confirmed_contacts(user: Any) -> frozenset[str]:
    """E-mail addresses (lower case) and the phone (E.164) that an account has proven. One statement."""
    rows = EmailAddress.objects.filter(user_id=user.pk or 0, verified=True)
    emails = {address.lower() for address in rows.values_list("email", flat=True)}
    return frozenset(emails | ({user.phone} if user.phone else set()))


def duties_of(user: User) -> list[Duty]:
    """All duties, the latest first, with organisation and those who gave and ended them."""
    return list(user.duties.select_related("organisation", "by", "ended_by"))


def open_invitation_of(user: User) -> Invitation | None:
    """The link that waits to be used, also when it is too old."""
    return Invitation.objects.filter(user=user, used_at=None).first()


def seen_of(user: User, limit: int = 20) -> list[PersonalDataView]:
    """Who opened this person's contacts, the latest first."""
    rows = PersonalDataView.objects.filter(subject_kind=kind_of(user), subject_id=user.pk)
    return list(rows.select_related("viewer").order_by("-at")[:limit])


@dataclass(frozen=True)
class MatrixRow:
    """One right and, for each role in order, "any", "own" or ""."""

    permission: Permission
    cells: tuple[str, ...]


@dataclass(frozen=True)
class MatrixGroup:
    """The rights of one room."""

    room: str
    rows: list[MatrixRow]


def matrix() -> tuple[list[roles.Role], list[MatrixGroup]]:
    """Every role and every right, by room. No query: rights are declared in code."""
    columns = [
        *roles.all_roles(),
        roles.Role(roles.RESIDENT, roles.label_of(roles.RESIDENT), ""),
    ]
    groups: dict[str, list[MatrixRow]] = defaultdict(list)
    for permission in permissions.all_permissions():
        cells = tuple(permission.scope if role.code in permission.roles else "" for role in columns)
        groups[permission.code.partition(".")[0]].append(MatrixRow(permission, cells))
    return columns, [MatrixGroup(room, rows) for room, rows in groups.items()]


@dataclass(frozen=True)
class Right:
    """A right of a person with the reason: the role, and the duty that carries it (None: any signed-in person)."""

    permission: Permission
    role_label: str
    duty: Duty | None
    valid_to: date | None

    @property
    def is_own(self) -> bool:
        """Whether it ends at the organisation of the duty."""
        return self.permission.scope == "own"


def rights_of(user: Any) -> list[Right]:
    """What the person may do today and why. Two queries."""
    mine = access.grants(user)
    ids = [held.duty_id for held in mine.held if held.duty_id is not None]
    duties = Duty.objects.select_related("organisation").in_bulk(ids)
    rights = []
    for code in sorted(mine.by_code):
        for grant in mine.by_code[code]:
            duty = duties.get(grant.held.duty_id) if grant.held.duty_id is not None else None
            end = duty.valid_to if duty else None
            rights.append(Right(grant.permission, roles.label_of(grant.held.role), duty, end))
    return rights
