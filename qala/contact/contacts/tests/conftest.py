"""The small town of the appeals, with the emergency gate."""

from collections.abc import Iterator

import pytest

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.contacts import reference
from qala.contact.contacts.queries import knowing
from tests.kept import kept
from tests.personas import Personas, personas

__all__ = ["no_knowledge", "personas", "world"]


@pytest.fixture
def no_knowledge() -> Iterator[None]:
    """No room answers what is known."""
    knowing.use_knowledge(None)
    yield
    knowing.use_knowledge(None)


@kept(is_frozen=True, beside=("no_knowledge",))
def world(personas: Personas) -> World:
    """As in appeals; Monday 2 March 2026, 10:00, the gate as it comes."""
    made = make_world(personas)
    reference.load(lambda line: None)
    return made
