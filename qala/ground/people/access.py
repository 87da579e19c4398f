"""Who may do what: duties as of today, crossed with the permissions that rooms declared.

Every room asks here. One query per user object (that is, per request), memoised on the object itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.people import second_factor
from qala.ground.people.models import Duty
from qala.ground.people.rules import roles
from qala.shared import clock, live, permissions
from qala.shared.permissions import Permission, permission
from qala.shared.ready import Ready

VIEW = "people.view"
APPOINT = "people.appoint"
MATRIX = "people.matrix"

permission(
    VIEW,
    _("See staff and their duties"),
    _("Whoever leads a shift or keeps accounts must know who works here and as what."),
    [roles.ADMINISTRATOR, roles.SHIFT_SUPERVISOR, roles.CONTROLLER],
)
permission(
    APPOINT,
    _("Invite staff, give and end duties"),
    _("Rights come from duties alone, so giving them is kept with administrators."),
    [roles.ADMINISTRATOR],
)
permission(
    MATRIX,
    _("See who may do what and why"),
    _("Rights must be open to those who answer for them."),
    [roles.ADMINISTRATOR, roles.CONTROLLER],
)

_MEMO = "_qala_grants"


@dataclass(frozen=True)
class Held:
    """One duty that holds today. `organisation_id` None is the city's centre; `duty_id` None: any signed-in person."""

    duty_id: int | None
    role: str
    organisation_id: int | None


@dataclass(frozen=True)
class Grant:
    """One right of a person and the duty that gives it."""

    permission: Permission
    held: Held


@dataclass(frozen=True)
class Grants:
    """Everything a person may do on a day."""

    day: date
    held: tuple[Held, ...]
    by_code: dict[str, tuple[Grant, ...]]

    def allows(self, code: str, *, organisation_id: int | None = None) -> bool:
        """As `can`."""
        found = self.by_code.get(code, ())
        if organisation_id is None:
            return bool(found)
        return any(g.permission.scope == "any" or g.held.organisation_id == organisation_id for g in found)


def grants(user: Any) -> Grants:
    """What the user may do today. Anonymous and inactive people hold nothing."""
    day = clock.today()
    memo = getattr(user, _MEMO, None)
    if isinstance(memo, Grants) and memo.day == day:
        return memo
    made = _cross(_held(user, day), day)
    # request.user is a lazy wrapper; setattr passes through to the user it wraps.
    setattr(user, _MEMO, made)
    return made


def forget(user: Any) -> None:
    """Drop the memo after the user's duties changed."""
    if hasattr(user, _MEMO):
        delattr(user, _MEMO)


def can(user: Any, code: str, *, organisation_id: int | None = None) -> bool:
    """Whether the user holds the right: for that organisation, or, when none is named, anywhere at all."""
    return grants(user).allows(code, organisation_id=organisation_id)


def organisations_of(user: Any, code: str) -> set[int] | None:
    """Organisations in which the user holds the right: None means any, an empty set means nowhere."""
    found = grants(user).by_code.get(code, ())
    if any(grant.permission.scope == "any" for grant in found):
        return None
    return {grant.held.organisation_id for grant in found if grant.held.organisation_id is not None}


def recipients(user: Any) -> list[str]:
    """The live-news addresses of a person: "user:ID", "perm:CODE" for rights held in the whole city, "org:ID"."""
    if not getattr(user, "is_authenticated", False) or not user.is_active or second_factor.is_missing(user):
        return []
    mine = grants(user)
    codes = sorted(
        code for code, found in mine.by_code.items() if any(g.permission.scope == "any" for g in found)
    )
    organisations = sorted({held.organisation_id for held in mine.held if held.organisation_id is not None})
    return [f"user:{user.pk}", *(f"perm:{code}" for code in codes), *(f"org:{pk}" for pk in organisations)]


def _held(user: Any, day: date) -> tuple[Held, ...]:
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return ()
    rows = _DUTIES(user.pk, day) if _settled is None else _settled_on(user.pk, day)
    return (Held(None, roles.RESIDENT, None), *(Held(*row) for row in rows))


_DUTIES: Ready[Any] = Ready(
    lambda pk, day: (
        Duty.objects.filter(user_id=pk).as_of(day).order_by("id").values_list("id", "role", "organisation_id")
    ),
    -1,
    date(1900, 1, 1),
)


_settled: dict[int, list[Duty]] | None = None


@contextmanager
def settled() -> Iterator[None]:
    """For a process that writes many days of history while nobody is appointed: every duty is read once, at the start,
    instead of once for each person and day."""
    global _settled
    by_user: dict[int, list[Duty]] = {}
    for duty in Duty.objects.order_by("id"):
        by_user.setdefault(duty.user_id, []).append(duty)
    _settled = by_user
    try:
        yield
    finally:
        _settled = None


def _settled_on(user_id: int, day: date) -> list[tuple[int, str, int | None]]:
    """As `_DUTIES`."""
    return [
        (duty.pk, duty.role, duty.organisation_id)
        for duty in (_settled or {}).get(user_id, ())
        if duty.valid_from <= day and (duty.valid_to is None or day < duty.valid_to)
    ]


def _cross(held: tuple[Held, ...], day: date) -> Grants:
    """What the duties give, crossed once for all who hold the same."""
    return _crossed(held, day, permissions.mark())


@lru_cache(maxsize=4_000)
def _crossed(held: tuple[Held, ...], day: date, _declared: object) -> Grants:
    by_code: dict[str, tuple[Grant, ...]] = {}
    for declared in permissions.all_permissions():
        found = tuple(Grant(declared, one) for one in held if one.role in declared.roles)
        if found:
            by_code[declared.code] = by_code.get(declared.code, ()) + found
    return Grants(day, held, by_code)


permissions.use_checker(can)
live.use_recipients(recipients)
