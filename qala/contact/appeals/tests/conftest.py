"""A small invented town with a catalogue, for the tests of the room."""

from qala.contact.appeals.tests.factories import World, make_world
from tests.kept import kept
from tests.personas import Personas, personas

__all__ = ["personas", "world"]


@kept(is_frozen=True)
def world(personas: Personas) -> World:
    """Two districts, a routed topic, statuses and terms; Monday 2 March 2026, 10:00."""
    return make_world(personas)
