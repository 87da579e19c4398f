"""A centre with its reference data and two operators, Monday 2 March 2026, 10:00 in the city."""

from collections.abc import Iterator
from typing import Any

import pytest

from qala.contact.shifts import ports
from qala.contact.shifts.tests.factories import Centre, make_centre
from tests.personas import Personas, everybody


@pytest.fixture
def personas(db: None) -> Personas:
    """One of each role."""
    return everybody()


@pytest.fixture
def centre(personas: Personas, frozen_clock: Any) -> Iterator[Centre]:
    """A running day shift, 08:00–20:00, with `operator` on it and `other` not."""
    yield make_centre(personas)
    ports.forget("test.queue", "test.load", "people.user")
