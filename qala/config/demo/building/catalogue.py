"""Topics, their sample terms, and the routing table."""

from __future__ import annotations

from datetime import date

from qala.config.demo.data import cells, sections
from qala.contact.catalog.models import Route, ServiceTerm, Topic, TopicGroup
from qala.contact.catalog.queries import forget_book
from qala.ground.calendars.models import WorkCalendar
from qala.ground.organisations.models import Function, Organisation
from qala.ground.places.models import District

SINCE = date(2020, 1, 1)
KINDS = ("accept", "first_answer", "resolve")
# Accept, first answer, resolve. Samples: no city has adopted them. "law" leaves the city's default (APPC art. 76).
TERMS: dict[str, tuple[tuple[int, str], ...]] = {
    "rescue": ((5, "minutes"), (30, "minutes"), (2, "hours")),
    "emergency": ((20, "minutes"), (2, "hours"), (8, "hours")),
    "urgent": ((40, "minutes"), (6, "hours"), (24, "hours")),
    "quick": ((3, "hours"), (12, "hours"), (3, "calendar_days")),
    "short": ((4, "working_hours"), (1, "working_days"), (5, "working_days")),
    "usual": ((8, "working_hours"), (3, "working_days"), (10, "working_days")),
    "law": (),
}
NOT_PUBLIC = ("health", "social", "education")
# Who answers for a function in the whole city where several hold it.
HOLDERS = {
    "heat": "heat-networks", "hot-water": "heat-networks", "water": "water-works", "power": "power-networks",
    "roads": "road-service", "lighting": "street-light", "cleaning": "waste-service", "greenery": "green-service",
    "public-transport": "bus-park", "video": "centre-109", "ecology": "dep-ecology",
}  # fmt: skip
NEXT_DOOR = {"heat": "dep-energy", "housing": "dep-housing", "lifts": "dep-housing"}
"""Where a whole group goes when neither topic nor building names anybody."""


def make_catalogue(bodies: dict[str, Organisation]) -> None:
    """Groups, topics, terms and routes."""
    functions = {function.code: function for function in Function.objects.all()}
    around_clock = WorkCalendar.objects.get(code="round-the-clock")
    terms: list[ServiceTerm] = []
    routes: list[Route] = []
    for order, (head, lines) in enumerate(
        (head, lines) for head, lines in sections("topics").items() if head
    ):
        code, icon, kk, ru, en, _weight = next(cells([head]))
        group = TopicGroup.objects.create(
            code=code, icon=icon, name_kk=kk, name_ru=ru, name_en=en, order=(order + 1) * 10
        )
        rows = list(cells(lines))
        topics = [_topic(group, place, row, functions) for place, row in enumerate(rows)]
        Topic.objects.bulk_create(topics)
        for topic, row in zip(topics, rows, strict=True):
            terms += _terms(topic, row[5], around_clock)
            routes += _routes(topic, row[4], row[6], bodies)
        if code in NEXT_DOOR and code != "housing":
            routes.append(Route(group=group, executor=bodies[NEXT_DOOR[code]], valid_from=SINCE))
    ServiceTerm.objects.bulk_create(terms)
    Route.objects.bulk_create(routes)
    forget_book()


def _topic(group: TopicGroup, place: int, row: list[str], functions: dict[str, Function]) -> Topic:
    code, kk, ru, en, function, term, _route = row
    return Topic(
        group=group, code=code, name_kk=kk, name_ru=ru, name_en=en, function=functions.get(function),
        is_emergency=term in ("rescue", "emergency"), is_public=group.code not in NOT_PUBLIC, order=(place + 1) * 10,
        keywords=f"{kk} {ru}".lower(),
    )  # fmt: skip


def _terms(topic: Topic, term: str, around_clock: WorkCalendar) -> list[ServiceTerm]:
    return [
        ServiceTerm(
            topic=topic, kind=kind, amount=amount, unit=unit, valid_from=SINCE, is_sample=True, source="Sample",
            calendar=around_clock if unit == "calendar_days" else None,
        )
        for kind, (amount, unit) in zip(KINDS, TERMS[term], strict=False)
    ]  # fmt: skip


def _routes(topic: Topic, function: str, way: str, bodies: dict[str, Organisation]) -> list[Route]:
    if way == "none":
        return []
    if way == "building":
        return [Route(topic=topic, by_building=True, valid_from=SINCE)]
    if way == "district":
        districts = District.objects.all()
        return [
            Route(topic=topic, district=d, executor=bodies[f"akimat-{d.code}"], valid_from=d.valid_from)
            for d in districts
        ]
    return [Route(topic=topic, executor=bodies[holder_of(function)], valid_from=SINCE)]


def holder_of(function: str) -> str:
    """The code of the organisation that answers for a function in the whole city."""
    if function in HOLDERS:
        return HOLDERS[function]
    rows = cells(sections("organisations")[""])
    return next(row[0] for row in rows if function in row[6].split())
