"""What the tests of the room stand on."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from qala.contact.appeals.actions import Place, register
from qala.contact.appeals.models import Appeal
from qala.contact.catalog import reference
from qala.contact.catalog.models import Route, ServiceTerm, Topic, TopicGroup
from qala.contact.catalog.queries import forget_book
from qala.ground.calendars import reference as calendars
from qala.ground.organisations.models import Function
from qala.ground.places.models import District
from qala.ground.places.tests.factories import make_districts
from tests.personas import Personas

SINCE = date(2020, 1, 1)
DAYS_OFF_SINCE = 2025  # nothing here happens earlier, and a thousand worlds are made
IN_WEST = Place(lon=70.05, lat=50.05, address="Abai 40")
IN_EAST = Place(lon=70.15, lat=50.05, address="Abai 90")
PROOF = "The pipe was replaced over ten metres and the pressure was tested twice."


@dataclass
class World:
    """The town."""

    people: Personas
    west: District
    east: District
    heat: Topic
    lifts: Topic
    lift_function: Function

    def appeal(self, **words: Any) -> Appeal:
        """A registered appeal in the west, routed to `people.home`."""
        words.setdefault("by", self.people.operator)
        return register(**{**self.words(), **words}).appeal

    def words(self) -> dict[str, Any]:
        """What a registration needs at least."""
        return {"text": "No heat in the flat", "topic_id": self.heat.pk, "channel": "phone", "place": IN_WEST}


def make_world(people: Personas) -> World:
    """Heat goes to `home` in the west and to `elsewhere` in the east; lifts go by building."""
    calendars.load(lambda line: None, since=DAYS_OFF_SINCE)
    reference.load(lambda line: None)
    west, east = make_districts()
    group = TopicGroup.objects.create(code="houses", name_en="Houses", name_kk="Үйлер", name_ru="Дома")
    lift_function = Function.objects.create(code="test-lifts", name_en="Lifts")
    heat = Topic.objects.create(
        group=group, code="no-heat", name_en="No heat", name_kk="Жылу жоқ", name_ru="Нет тепла"
    )
    lifts = Topic.objects.create(
        group=group, code="lift", name_en="Lift", function=lift_function, is_public=False
    )
    for kind, amount, unit in (
        ("accept", 30, "minutes"),
        ("first_answer", 4, "hours"),
        ("resolve", 24, "hours"),
    ):
        ServiceTerm.objects.create(topic=heat, kind=kind, amount=amount, unit=unit, valid_from=SINCE)
    Route.objects.create(topic=heat, district=west, executor=people.home, valid_from=SINCE)
    Route.objects.create(topic=heat, district=east, executor=people.elsewhere, valid_from=SINCE)
    Route.objects.create(topic=lifts, by_building=True, valid_from=SINCE)
    forget_book()
    return World(people, west, east, heat, lifts, lift_function)
