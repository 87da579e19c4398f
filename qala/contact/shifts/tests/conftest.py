"""A centre with its reference data and two operators, Monday 2 March 2026, 10:00 in the city."""

from collections.abc import Iterator

import pytest

from qala.contact.shifts import ports
from qala.contact.shifts.tests.factories import Centre, make_centre
from tests.kept import kept
from tests.personas import Personas, personas

__all__ = ["centre", "personas"]


@kept(is_frozen=True)
def centre(personas: Personas) -> Centre:
    """A running day shift, 08:00–20:00, with `operator` on it and `other` not."""
    return make_centre(personas)


@pytest.fixture(autouse=True)
def _ports_of_the_tests() -> Iterator[None]:
    yield
    ports.forget("test.queue", "test.load", "people.user")
