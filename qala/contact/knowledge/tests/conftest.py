"""A small town with people of every role."""

from qala.contact.appeals.tests.factories import World, make_world
from tests.kept import kept
from tests.personas import everybody


@kept(is_frozen=True)
def world() -> World:
    """Monday 2 March 2026, 10:00."""
    return make_world(everybody())
