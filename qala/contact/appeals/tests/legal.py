"""What the tests of the law's procedures stand on."""

from typing import Any

from qala.contact.appeals.actions import Person, accept, register
from qala.contact.appeals.models import Appeal, Target
from qala.contact.appeals.tests.factories import World
from qala.shared import timeline

IIN = "880101300010"
WRITER = Person("Бірінші тұрғын", "+77010000001", "", "12", True, IIN, "Абай көшесі, 40")
RUSSIAN = "Трубу заменили на участке десять метров, давление проверили дважды, тепло подано во все квартиры."
KAZAKH = "Құбыр он метрге ауыстырылды, қысым екі рет тексерілді, жылу барлық пәтерлерге қайта берілді."


def legal(world: World, **more: Any) -> Appeal:
    """An appeal under the ordinary procedure, at `people.home`."""
    words = {"person": WRITER, "procedure": "administrative", "by": world.people.operator, "language": "ru"}
    return register(**{**world.words(), **words, **more}).appeal


def legal_taken(world: World, **more: Any) -> Appeal:
    """The same, taken on by its executor."""
    return accept(appeal_id=legal(world, **more).pk, by=world.people.executor)


def target(appeal: Appeal, kind: str, **more: Any) -> Target:
    """The latest target of a kind."""
    return appeal.targets.filter(kind=kind, **more).latest("id")


def verbs(appeal: Appeal) -> list[str]:
    """What stands on the timeline."""
    return [entry.verb for entry in timeline.of(appeal)]
