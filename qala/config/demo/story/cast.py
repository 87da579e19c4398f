"""Everybody and everything a story needs, read once."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Self

from qala.config.demo.building.people import DOMAIN
from qala.config.demo.data import cells, sections
from qala.contact.catalog.models import Topic
from qala.ground.organisations.models import Organisation
from qala.ground.people.models import Duty, User
from qala.ground.places.models import Building

# Shares of late answers; everybody else is late with USUAL of them. Control's page has something to show.
PUNCTUALITY = {
    "waste-service": 0.26, "dep-architecture": 0.3, "road-service": 0.2, "housing-7": 0.4, "housing-12": 0.32,
    "akimat-nura": 0.22, "lift-4": 0.3, "heat-networks": 0.14, "dep-construction": 0.2, "police-102": 0.16,
    "power-networks": 0.06, "ambulance-103": 0.02, "duty-112": 0.02, "akimat-yesil": 0.05,
}  # fmt: skip
USUAL = 0.12
# Why answers come late: shares, and how many times likelier a reason is in some groups of topics.
LATE_CAUSES = {
    "late-contractor": 24, "late-volume": 21, "late-materials": 16, "late-staff": 15, "late-received": 10,
    "late-other": 8, "late-weather": 6,
}  # fmt: skip
LIKELIER = {
    "winter": {"late-weather": 5.0}, "roads": {"late-weather": 2.5, "late-contractor": 1.5},
    "lifts": {"late-materials": 3.0}, "power": {"late-materials": 1.6}, "heat": {"late-materials": 1.6},
    "water": {"late-materials": 1.6}, "waste": {"late-contractor": 2.0}, "yards": {"late-contractor": 1.6},
    "construction": {"late-contractor": 2.0}, "health": {"late-staff": 2.5}, "order": {"late-staff": 2.5},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class House:
    """A building as a story needs it."""

    pk: int
    lon: float
    lat: float
    district: str
    address_kk: str
    address_ru: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic as a story needs it."""

    pk: int
    code: str
    group: str
    name_kk: str
    name_ru: str
    terms: str
    is_in_house: bool


@dataclass
class Cast:
    """The city's people and things."""

    operators: list[Any]
    controllers: list[Any]
    executors: dict[int, Any]
    heads: dict[int, Any]
    residents: list[Any]
    bodies: dict[str, int]
    codes: dict[int, str]
    houses: list[House]
    houses_in: dict[str, list[House]]
    subjects: dict[str, list[Subject]]
    group_weights: dict[str, float]

    def late_share(self, executor_id: int | None) -> float:
        """How many of its answers come late."""
        return PUNCTUALITY.get(self.codes.get(executor_id or 0, ""), USUAL)

    def subject(self, code: str) -> Subject:
        """A topic by its code."""
        return next(one for several in self.subjects.values() for one in several if one.code == code)

    @classmethod
    def gather(cls) -> Self:
        """Read it from the database."""
        by_role: dict[str, list[Any]] = defaultdict(list)
        in_bodies: dict[str, dict[int, Any]] = {"executor": {}, "executor_head": {}}
        for duty in (
            Duty.objects.filter(user__email__endswith=f"@{DOMAIN}").select_related("user").order_by("id")
        ):
            by_role[duty.role].append(duty.user)
            if duty.organisation_id and duty.role in in_bodies:
                in_bodies[duty.role][duty.organisation_id] = duty.user
        bodies = dict(Organisation.objects.values_list("code", "pk"))
        houses = _houses()
        houses_in: dict[str, list[House]] = defaultdict(list)
        for house in houses:
            houses_in[house.district].append(house)
        heads = [next(cells([head])) for head in sections("topics") if head]
        return cls(
            operators=by_role["operator"],
            controllers=by_role["controller"],
            executors=in_bodies["executor"],
            heads=in_bodies["executor_head"],
            residents=list(User.objects.filter(kind="resident", email__endswith=f"@{DOMAIN}").order_by("id")),
            bodies=bodies,
            codes={pk: code for code, pk in bodies.items()},
            houses=houses,
            houses_in=houses_in,
            subjects=_subjects(),
            group_weights={head[0]: float(head[5]) for head in heads},
        )


def _houses() -> list[House]:
    rows = Building.objects.exclude(lon=None).select_related("street", "district").order_by("id")
    return [
        House(
            row.pk, float(row.lon or 0), float(row.lat or 0), row.district.code if row.district else "",
            f"{row.street.name_kk}, {row.number}", f"{row.street.name_ru}, {row.number}",
        )
        for row in rows
    ]  # fmt: skip


def _subjects() -> dict[str, list[Subject]]:
    rows = {row[0]: row for lines in sections("topics").values() for row in cells(lines)}
    found: dict[str, list[Subject]] = defaultdict(list)
    for topic in Topic.objects.select_related("group").order_by("group__order", "order"):
        row = rows[topic.code]
        found[topic.group.code].append(
            Subject(
                topic.pk, topic.code, topic.group.code, topic.name_kk, topic.name_ru, row[5],
                row[6] == "building" or topic.group.code in ("power", "heat", "water"),
            )
        )  # fmt: skip
    return found


def late_cause(group: str, rng: random.Random) -> str:
    """The reason that an executor would give, should the answer be late."""
    likelier = LIKELIER.get(group, {})
    return rng.choices(list(LATE_CAUSES), [n * likelier.get(code, 1) for code, n in LATE_CAUSES.items()])[0]


def chance(rng: random.Random, share: float) -> bool:
    """True in this share of cases."""
    return rng.random() < share
