"""Accounts and duties for tests, without surprises."""

from datetime import date
from itertools import count
from typing import Any

from qala.ground.organisations.models import Organisation
from qala.ground.people.actions import open_account
from qala.ground.people.models import Duty, User

PASSWORD = "correct horse battery staple"
_numbers = count(1)


def make_user(kind: str = User.Kind.RESIDENT, *, password: str | None = None, **fields: Any) -> User:
    """A person who can sign in; without a password only `force_login` works (hashing is slow)."""
    number = next(_numbers)
    fields.setdefault("email", f"person{number}@example.org")
    fields.setdefault("full_name", f"Person {number}")
    fields.setdefault("language", "en")
    return open_account(kind=kind, password=password, by=None, **fields)


def make_organisation(code: str = "", **fields: Any) -> Organisation:
    """A utility that has existed for long."""
    number = next(_numbers)
    fields.setdefault("kind", Organisation.Kind.UTILITY)
    fields.setdefault("name_en", f"Organisation {number}")
    fields.setdefault("valid_from", date(2020, 1, 1))
    return Organisation.objects.create(code=code or f"organisation-{number}", **fields)


def make_duty(user: User, role: str, organisation: Organisation | None = None, **fields: Any) -> Duty:
    """A duty since long ago, written without asking."""
    fields.setdefault("valid_from", date(2020, 1, 1))
    return Duty.objects.create(user=user, role=role, organisation=organisation, **fields)


def make_staff(role: str, organisation: Organisation | None = None, **fields: Any) -> User:
    """A member of staff with one duty."""
    user = make_user(User.Kind.STAFF, **fields)
    make_duty(user, role, organisation)
    return user
