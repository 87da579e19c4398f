"""Fixtures of the room."""

from qala.contact.appeals.tests.factories import World, make_world
from qala.public.cabinet import reference
from tests.kept import kept
from tests.personas import everybody


@kept(is_frozen=True)
def world() -> World:
    reference.load(lambda line: None)
    return make_world(everybody())
