"""A day that stands still: 15 June 2026."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from qala.public.consultations.models import Consultation
from qala.public.consultations.tests import factories
from qala.shared import clock
from tests.personas import Personas, personas  # noqa: F401


@pytest.fixture(autouse=True)
def summer() -> Iterator[None]:
    """Noon of 15 June 2026."""
    with clock.travel(datetime(2026, 6, 15, 7, tzinfo=UTC)):
        yield


@pytest.fixture
def row(personas: Personas) -> Consultation:  # noqa: F811
    """Open to residents."""
    return factories.opened(personas.project_office)
