"""Organisations with their functions, and who looks after which building."""

from __future__ import annotations

import random
from datetime import date

from qala.config.demo.data import cells, sections
from qala.ground.calendars.models import WorkCalendar
from qala.ground.organisations.models import Competence, Function, Organisation
from qala.ground.places.models import Building, BuildingCare, District
from qala.shared.folding import fold

SINCE = date(2020, 1, 1)
HOUSING_COUNT, LIFT_COUNT = 15, 6
NETWORKS = {
    "heat": "heat-networks",
    "hot-water": "heat-networks",
    "water": "water-works",
    "power": "power-networks",
}


def make_organisations() -> dict[str, Organisation]:
    """Every body by its code."""
    calendars = {calendar.code: calendar for calendar in WorkCalendar.objects.all()}
    districts = {row.code: row for row in District.objects.all()}
    rows = [*cells(sections("organisations")[""]), *_numbered()]
    made: dict[str, Organisation] = {}
    for code, kind, kk, ru, en, calendar, _functions in rows:
        district = districts.get(code.removeprefix("akimat-")) if kind == "district_akimat" else None
        parent = made.get("akimat") if kind in ("department", "district_akimat") else None
        made[code] = Organisation(
            code=code, kind=kind, name_kk=kk, name_ru=ru, name_en=en, calendar=calendars[calendar], parent=parent,
            district_kato=district.kato if district else "", email=f"{code}@demo.invalid",
            valid_from=max(SINCE, district.valid_from) if district else SINCE,
            search_key=fold(f"{kk} {ru} {en} {code}"),
        )  # fmt: skip
        if code == "akimat":
            made[code].save()
    Organisation.objects.bulk_create([body for body in made.values() if body.pk is None])
    _give_functions({row[0]: row[6].split() for row in rows}, made)
    return made


def _numbered() -> list[list[str]]:
    housing = [
        [f"housing-{n}", "housing", f"№{n} тұрғын үй ұйымы (көрсетілім)", f"Жилищная организация № {n} (демонстрация)",
         f"Housing organisation {n} (demonstration)", "six-day", "housing"]
        for n in range(1, HOUSING_COUNT + 1)
    ]  # fmt: skip
    lifts = [
        [f"lift-{n}", "lift", f"№{n} лифт қызметі (көрсетілім)", f"Лифтовая служба № {n} (демонстрация)",
         f"Lift service {n} (demonstration)", "round-the-clock", "lifts"]
        for n in range(1, LIFT_COUNT + 1)
    ]  # fmt: skip
    return housing + lifts


def _give_functions(wanted: dict[str, list[str]], bodies: dict[str, Organisation]) -> None:
    functions = {function.code: function for function in Function.objects.all()}
    Competence.objects.bulk_create(
        Competence(organisation=bodies[code], function=functions[name], valid_from=bodies[code].valid_from)
        for code, names in wanted.items()
        for name in names
    )


def make_cares(bodies: dict[str, Organisation], rng: random.Random) -> None:
    """Housing organisations keep neighbouring houses; every house has its networks, tall ones a lift firm."""
    functions = {function.code: function.pk for function in Function.objects.all()}
    made: list[BuildingCare] = []
    buildings = list(Building.objects.order_by("district_id", "street_id", "id"))
    for index, building in enumerate(buildings):
        held = {name: bodies[code].pk for name, code in NETWORKS.items()}
        # One house in twenty-five is in nobody's register: its appeals end in the fallback queue.
        if rng.random() > 0.04:
            held["housing"] = bodies[f"housing-{index * HOUSING_COUNT // len(buildings) + 1}"].pk
        if (building.storeys_count or 0) > 5:
            held["lifts"] = bodies[f"lift-{index * LIFT_COUNT // len(buildings) + 1}"].pk
        made += [
            BuildingCare(building=building, function_id=functions[name], organisation_id=pk, valid_from=SINCE)
            for name, pk in held.items()
        ]
    BuildingCare.objects.bulk_create(made, batch_size=1000)
