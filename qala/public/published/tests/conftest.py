"""A small town, and what a moderator may find in it."""

from dataclasses import dataclass
from typing import Any

import pytest

from qala.contact.appeals.actions import Person, accept, answer
from qala.contact.appeals.models import Answer, Appeal
from qala.contact.appeals.tests.factories import PROOF, World, make_world
from qala.ground.files.models import StoredFile
from qala.ground.files.tests.factories import photo
from tests.kept import kept
from tests.personas import everybody

SECRET_WORDS = "Zhasyrynsoz: the drummer upstairs beats the radiators"
SECRET_NAME, SECRET_PHONE = "Qupiyabek Adamov", "+77019998877"


@kept(is_frozen=True)
def world() -> World:
    """Monday 2 March 2026, 10:00."""
    return make_world(everybody())


@dataclass
class Told:
    """An answered appeal with a photo, nothing of it released."""

    appeal: Appeal
    photo: StoredFile
    answer: Answer


@pytest.fixture
def told(world: World) -> Told:
    """Full of what nobody may read."""
    resident: Any = world.people.resident
    picture = photo(by=resident)
    made = world.appeal(
        text=SECRET_WORDS,
        person=Person(SECRET_NAME, SECRET_PHONE, "zhasyryn@example.org", "77", True),
        resident=resident,
        by=None,
        channel="web",
        files=[picture.pk],
    )
    accept(appeal_id=made.pk, by=world.people.executor)
    answer(appeal_id=made.pk, text=f"Dear {SECRET_NAME}, {SECRET_PHONE}: {PROOF}", by=world.people.executor)
    return Told(made, picture, Answer.objects.get(appeal=made))
