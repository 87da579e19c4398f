"""A small town with people of every role."""

from collections.abc import Iterator

import pytest

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.catalog.queries import forget_book
from tests.personas import everybody


@pytest.fixture
def world(db: None, frozen_clock: object) -> Iterator[World]:
    """Monday 2 March 2026, 10:00."""
    forget_book()
    yield make_world(everybody())
    forget_book()
