"""Accounts: one for every role, executors for every organisation, residents. Roles stand for names of people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from qala.ground.organisations.models import Organisation
from qala.ground.people.actions import appoint, open_account
from qala.ground.people.models import User

SINCE = date(2020, 1, 1)
RESIDENTS = 30
DOMAIN = "demo.invalid"
# role, e-mail, language, name
CENTRE = (
    ("operator", "operator", "kk", "Оператор 1"),
    ("operator", "operator2", "ru", "Оператор 2"),
    ("operator", "operator3", "kk", "Оператор 3"),
    ("shift_supervisor", "supervisor", "ru", "Старший смены 1"),
    ("controller", "controller", "kk", "Бақылаушы 1"),
    ("controller", "controller2", "ru", "Контролёр 2"),
    ("analyst", "analyst", "ru", "Аналитик 1"),
    ("content_editor", "editor", "kk", "Мазмұн редакторы 1"),
    ("administrator", "admin", "en", "Administrator 1"),
    ("project_office", "office", "ru", "Сотрудник проектного офиса 1"),
    ("project_office", "office2", "kk", "Жобалау кеңсесінің қызметкері 2"),
    ("curator", "curator", "kk", "Әкім орынбасары 1"),
    ("curator", "curator2", "ru", "Әкім орынбасары 2"),
    ("curator", "curator3", "kk", "Әкім орынбасары 3"),
    ("curator", "curator4", "ru", "Әкім орынбасары 4"),
    *(("project_head", f"project-head{n}", ("kk", "ru")[n % 2], f"Жоба жетекшісі {n}") for n in range(1, 13)),
)
# Organisations whose executor and head are shown to the newcomer under short addresses.
SHOWN = {
    "heat-networks": "heat",
    "power-networks": "power",
    "water-works": "water",
    "road-service": "roads",
    "akimat-yesil": "yesil",
}


# Whom the project office meets: departments and customers, builders.
OFFICE_ROLES = {"department": "department", "contractor": "contractor"}


@dataclass(frozen=True)
class SignIn:
    """A line for the newcomer."""

    role: str
    email: str
    organisation: str = ""


def sign_ins() -> list[SignIn]:
    """The accounts worth showing: every role once, the main executors and heads, one resident."""
    seen: dict[str, SignIn] = {}
    for role, name, _language, _label in CENTRE:
        seen.setdefault(role, SignIn(role, f"{name}@{DOMAIN}"))
    shown = [
        SignIn(role, f"{start}.{short}@{DOMAIN}", code)
        for code, short in SHOWN.items()
        for role, start in (("executor", "executor"), ("executor_head", "head"))
    ]
    office = [
        SignIn("department", f"projects.dep-construction@{DOMAIN}", "dep-construction"),
        SignIn("contractor", f"projects.builder-1@{DOMAIN}", "builder-1"),
    ]
    return [*seen.values(), *office, *shown, SignIn("resident", f"resident1@{DOMAIN}")]


def make_people(bodies: dict[str, Organisation], password: str) -> None:
    """Everybody, with one password."""
    for role, name, language, label in CENTRE:
        _staff(f"{name}@{DOMAIN}", label, language, role, None)
    for number, (code, body) in enumerate(bodies.items(), start=1):
        short = SHOWN.get(code, code)
        language = "kk" if number % 2 else "ru"
        words = ("Орындаушы", "Басшы") if language == "kk" else ("Исполнитель", "Руководитель")
        _staff(f"executor.{short}@{DOMAIN}", f"{words[0]} {number}", language, "executor", body)
        _staff(f"head.{short}@{DOMAIN}", f"{words[1]} {number}", language, "executor_head", body)
        if body.kind in OFFICE_ROLES:
            role = OFFICE_ROLES[body.kind]
            _staff(f"projects.{short}@{DOMAIN}", f"{words[0]} {number} П", language, role, body)
    for number in range(1, RESIDENTS + 1):
        language = "kk" if number % 2 else "ru"
        label = f"Тұрғын {number}" if language == "kk" else f"Житель {number}"
        open_account(full_name=label, email=f"resident{number}@{DOMAIN}", language=language, by=None)
    # Hashed once: a hundred and fifty times would cost the newcomer ten seconds.
    User.objects.filter(email__endswith=f"@{DOMAIN}").update(password=make_password(password))


def _staff(email: str, name: str, language: str, role: str, body: Organisation | None) -> None:
    user = open_account(full_name=name, email=email, kind=User.Kind.STAFF, language=language, by=None)
    since = max(SINCE, body.valid_from) if body else SINCE
    appoint(user_id=user.pk, role=role, organisation=body, valid_from=since, reason="demonstration", by=None)
