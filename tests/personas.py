"""The people of the tests, one per role. Functions for factories, fixtures for tests.

`from tests.personas import *  # noqa: F403` in a conftest makes the fixtures known; the root conftest does it.
Each call makes a new person; an organisation is made for those who work in one unless it is given.
"""

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from tests.kept import kept

if TYPE_CHECKING:
    from qala.ground.organisations.models import Organisation
    from qala.ground.people.models import User

LONG_AGO = date(2020, 1, 1)
_numbers = count(1)


def organisation(code: str = "", *, kind: str = "utility", name: str = "") -> "Organisation":
    """A body that has existed for long."""
    from qala.ground.organisations.models import Organisation

    number = next(_numbers)
    return Organisation.objects.create(
        code=code or f"persona-organisation-{number}",
        kind=kind,
        name_kk=name or f"Ұйым {number}",
        name_ru=name or f"Организация {number}",
        name_en=name or f"Organisation {number}",
        valid_from=LONG_AGO,
    )


def resident(**fields: str) -> "User":
    """Somebody who lives here: an account without duties."""
    from qala.ground.people.actions import open_account

    number = next(_numbers)
    fields.setdefault("email", f"resident{number}@example.org")
    fields.setdefault("full_name", f"Resident {number}")
    fields.setdefault("language", "en")
    return open_account(kind="resident", by=None, **fields)


def staff(role: str, inside: "Organisation | None" = None, **fields: str) -> "User":
    """A member of staff with one duty since long ago."""
    from qala.ground.people.actions import open_account
    from qala.ground.people.models import Duty

    number = next(_numbers)
    fields.setdefault("email", f"{role}{number}@example.org")
    fields.setdefault("full_name", f"{role.replace('_', ' ').title()} {number}")
    fields.setdefault("language", "en")
    user = open_account(kind="staff", by=None, **fields)
    Duty.objects.create(user=user, role=role, organisation=inside, valid_from=LONG_AGO)
    return user


def operator() -> "User":
    """Takes appeals."""
    return staff("operator")


def shift_supervisor() -> "User":
    """Leads a shift."""
    return staff("shift_supervisor")


def executor(inside: "Organisation | None" = None) -> "User":
    """Works on appeals of one organisation."""
    return staff("executor", inside or organisation())


def executor_head(inside: "Organisation | None" = None) -> "User":
    """Leads the executors of one organisation."""
    return staff("executor_head", inside or organisation())


def controller() -> "User":
    """Watches targets."""
    return staff("controller")


def analyst() -> "User":
    """Reads figures."""
    return staff("analyst")


def content_editor() -> "User":
    """Writes texts."""
    return staff("content_editor")


def administrator() -> "User":
    """Keeps people and settings."""
    return staff("administrator")


def project_office() -> "User":
    """Keeps the projects and accepts reports."""
    return staff("project_office")


def curator() -> "User":
    """A deputy mayor."""
    return staff("curator")


def project_head() -> "User":
    """Leads the projects that name this person."""
    return staff("project_head")


def department(inside: "Organisation | None" = None) -> "User":
    """Speaks for the department or customer of projects."""
    return staff("department", inside or organisation(kind="department"))


def contractor(inside: "Organisation | None" = None) -> "User":
    """Speaks for a body that builds."""
    return staff("contractor", inside or organisation(kind="contractor"))


def stranger() -> "User":
    """A resident who has nothing to do with the thing at hand."""
    return resident()


@dataclass
class Personas:
    """One of each, with executors in one organisation and a second organisation beside it."""

    home: "Organisation"
    elsewhere: "Organisation"
    operator: "User"
    shift_supervisor: "User"
    executor: "User"
    executor_head: "User"
    other_executor: "User"
    controller: "User"
    analyst: "User"
    content_editor: "User"
    administrator: "User"
    project_office: "User"
    curator: "User"
    project_head: "User"
    department: "User"
    contractor: "User"
    resident: "User"
    stranger: "User"

    def by_name(self) -> "dict[str, User | None]":
        """Every person by name, and nobody (not signed in) as "anonymous"."""
        names = [name for name in self.__dataclass_fields__ if name not in ("home", "elsewhere")]
        return {"anonymous": None, **{name: getattr(self, name) for name in names}}


# Who they are: role and, by the name of an organisation, where they work.
_CAST = {
    "operator": ("operator", ""),
    "shift_supervisor": ("shift_supervisor", ""),
    "executor": ("executor", "home"),
    "executor_head": ("executor_head", "home"),
    "other_executor": ("executor", "elsewhere"),
    "controller": ("controller", ""),
    "analyst": ("analyst", ""),
    "content_editor": ("content_editor", ""),
    "administrator": ("administrator", ""),
    "project_office": ("project_office", ""),
    "curator": ("curator", ""),
    "project_head": ("project_head", ""),
    "department": ("department", "office"),
    "contractor": ("contractor", "builder"),
    "resident": ("", ""),
    "stranger": ("", ""),
}


def everybody() -> Personas:
    """Make one of each, by few statements: thousands of tests begin with them."""
    from allauth.account.models import EmailAddress

    from qala.ground.people.models import Duty, User
    from qala.shared import timeline

    bodies = {
        "home": organisation(),
        "elsewhere": organisation(),
        "office": organisation(kind="department"),
        "builder": organisation(kind="contractor"),
    }
    users = {name: _unsaved(role) for name, (role, _place) in _CAST.items()}
    User.objects.bulk_create(users.values())
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, primary=True, verified=True) for user in users.values()
    )
    timeline.TimelineEntry.objects.bulk_create(
        timeline.entry(user, "account_opened") for user in users.values()
    )
    Duty.objects.bulk_create(
        Duty(user=users[name], role=role, organisation=bodies.get(place), valid_from=LONG_AGO)
        for name, (role, place) in _CAST.items()
        if role
    )
    return Personas(home=bodies["home"], elsewhere=bodies["elsewhere"], **users)


def _unsaved(role: str) -> "User":
    """As `staff` and `resident` make them, but not written yet."""
    from qala.ground.people.models import User

    number, title = next(_numbers), (role or "resident").replace("_", " ").title()
    user = User(
        email=f"{role or 'resident'}{number}@example.org",
        full_name=f"{title} {number}",
        kind="staff" if role else "resident",
        language="en",
    )
    user.set_password(None)
    return user


@kept()
def personas() -> Personas:
    """`personas.operator`, `personas.executor` …"""
    return everybody()
