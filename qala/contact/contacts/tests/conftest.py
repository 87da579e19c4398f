"""The small town of the appeals, with the emergency gate."""

from collections.abc import Iterator

import pytest

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.catalog.queries import forget_book
from qala.contact.contacts import reference
from qala.contact.contacts.queries import gate, knowing
from qala.ground.places import locating
from tests.personas import Personas, everybody


@pytest.fixture
def personas(db: None) -> Personas:
    """One of each role."""
    return everybody()


@pytest.fixture
def world(personas: Personas, frozen_clock: object) -> Iterator[World]:
    """As in appeals; Monday 2 March 2026, 10:00, the gate as it comes."""
    _forget()
    made = make_world(personas)
    reference.load(lambda line: None)
    yield made
    _forget()


def _forget() -> None:
    forget_book()
    locating.forget()
    gate.forget()
    knowing.use_knowledge(None)
