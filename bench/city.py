"""A city to measure in: `python -m bench.city` fills an empty database and prints who and what is there (JSON).

Six districts, 60 organisations, 20 groups with 200 topics, three promises for each, routes by district and by
house register, 600 buildings, 32 operators who are signed in. Made once; a second run only signs in again.
"""

from __future__ import annotations

import json
import random
from datetime import date
from typing import Any

import django

SINCE = date(2020, 1, 1)
WEST, EAST, SOUTH, NORTH = 71.2, 71.7, 51.0, 51.3
OPERATORS = 32
CSRF = "benchbenchbenchbenchbenchbench42"
GROUPS = ["Жылу", "Су", "Жарық", "Лифт", "Қоқыс", "Жол", "Аула", "Ағаш", "Көлік", "Шу"]


def make() -> None:
    """Everything but people."""
    from qala.ground.places.models import City, District

    city = City.objects.create(code="bench", name_ru="Bench", epsg=32642)
    step = (EAST - WEST) / 6
    for n in range(6):
        west, east = WEST + n * step, WEST + (n + 1) * step
        ring = [[west, SOUTH], [east, SOUTH], [east, NORTH], [west, NORTH], [west, SOUTH]]
        District.objects.create(
            city=city, code=f"d{n}", name_kk=f"{n}-аудан", name_ru=f"Район {n}", valid_from=SINCE,
            outline={"type": "Polygon", "coordinates": [ring]},
        )  # fmt: skip
    organisations = make_organisations()
    make_catalogue(organisations)
    make_buildings(city, organisations)


def make_organisations() -> list[Any]:
    from qala.ground.organisations.models import Organisation

    return [
        Organisation.objects.create(
            code=f"bench-{n}", kind="utility", name_kk=f"№{n} басқарма", name_ru=f"Управление № {n}",
            valid_from=SINCE,
        )
        for n in range(60)
    ]  # fmt: skip


def make_catalogue(organisations: list[Any]) -> None:
    """Nine of ten topics go by district, one of ten by the house register."""
    from qala.contact.catalog.models import Route, ServiceTerm, Topic, TopicGroup
    from qala.ground.organisations.models import Function
    from qala.ground.places.models import District

    districts, rnd = list(District.objects.order_by("code")), random.Random(3)
    lift = Function.objects.create(code="bench-lift", name_kk="Лифт", name_ru="Лифты")
    terms, routes = [], []
    for g in range(20):
        group = TopicGroup.objects.create(
            code=f"bench-{g}", name_kk=f"{GROUPS[g % 10]} {g}", name_ru=f"Группа {g}"
        )
        for n in range(10):
            topic = Topic.objects.create(
                group=group, code=f"bench-{g}-{n}", name_kk=f"Тақырып {g}.{n}", name_ru=f"Тема {g}.{n}",
                function=None if n else lift,
            )  # fmt: skip
            terms += [
                ServiceTerm(topic=topic, kind="accept", amount=30, unit="minutes", valid_from=SINCE),
                ServiceTerm(
                    topic=topic, kind="first_answer", amount=4, unit="working_hours", valid_from=SINCE
                ),
                ServiceTerm(topic=topic, kind="resolve", amount=5 + n, unit="working_days", valid_from=SINCE),
            ]
            if not n:
                routes.append(Route(topic=topic, by_building=True, valid_from=SINCE))
            for district in districts:
                executor = rnd.choice(organisations)
                routes.append(Route(topic=topic, district=district, executor=executor, valid_from=SINCE))
    ServiceTerm.objects.bulk_create(terms)
    Route.objects.bulk_create(routes)


def make_buildings(city: Any, organisations: list[Any]) -> None:
    from qala.ground.organisations.models import Function
    from qala.ground.places.models import Building, BuildingCare, Street

    lift, rnd = Function.objects.get(code="bench-lift"), random.Random(4)
    for s in range(20):
        street = Street.objects.create(city=city, code=f"s{s}", name_kk=f"Көше {s}", name_ru=f"Улица {s}")
        buildings = [
            Building(
                street=street, number=str(n), number_key=f"{n:05d}",
                lon=rnd.uniform(WEST, EAST), lat=rnd.uniform(SOUTH, NORTH),
            )
            for n in range(1, 31)
        ]  # fmt: skip
        made = Building.objects.bulk_create(buildings)
        BuildingCare.objects.bulk_create(
            BuildingCare(
                building=each, function=lift, organisation=rnd.choice(organisations), valid_from=SINCE
            )
            for each in made
        )


def sign_in(role: str, number: int, organisation: Any = None) -> str:
    """A Cookie header of a member of staff, made when missing."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from qala.ground.people.actions import open_account
    from qala.ground.people.models import Duty, User

    email = f"{role}{number}@bench.example"
    user = User.objects.filter(email=email).first()
    if user is None:
        user = open_account(
            kind="staff", by=None, email=email, full_name=f"Bench {role} {number}", language="kk"
        )
        Duty.objects.create(user=user, role=role, organisation=organisation, valid_from=SINCE)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={CSRF}"


def facts() -> dict[str, Any]:
    from qala.contact.catalog.models import Topic, TopicGroup
    from qala.ground.organisations.models import Organisation
    from qala.ground.places.models import Building, District

    inside = Organisation.objects.filter(code="bench-0").first()
    return {
        "topics": list(Topic.objects.filter(code__startswith="bench").values_list("pk", flat=True)),
        "groups": list(TopicGroup.objects.filter(code__startswith="bench").values_list("pk", flat=True)),
        "districts": list(District.objects.values_list("pk", flat=True)),
        "organisations": list(
            Organisation.objects.filter(code__startswith="bench").values_list("pk", flat=True)
        ),
        "buildings": list(Building.objects.values_list("pk", "lon", "lat", "street_id", "number")),
        "operators": [sign_in("operator", n) for n in range(OPERATORS)],
        "executor": sign_in("executor", 0, inside),
        "controller": sign_in("controller", 0),
    }


def main() -> None:
    django.setup()
    from django.db import transaction

    from qala.ground.places.models import City

    with transaction.atomic():
        if not City.objects.filter(code="bench").exists():
            make()
        found = facts()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
