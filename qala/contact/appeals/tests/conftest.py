"""A small invented town with a catalogue, for the tests of the room."""

from collections.abc import Iterator

import pytest

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.catalog.queries import forget_book
from qala.ground.places import locating
from tests.personas import Personas, everybody


@pytest.fixture
def personas(db: None) -> Personas:
    """One of each role."""
    return everybody()


@pytest.fixture
def world(personas: Personas, frozen_clock: object) -> Iterator[World]:
    """Two districts, a routed topic, statuses and terms; Monday 2 March 2026, 10:00."""
    forget_book()
    locating.forget()
    yield make_world(personas)
    forget_book()
    locating.forget()
