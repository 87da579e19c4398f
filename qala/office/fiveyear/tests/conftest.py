"""A day that stands still: 15 June 2026."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from qala.shared import clock
from tests.personas import personas  # noqa: F401


@pytest.fixture(autouse=True)
def summer() -> Iterator[None]:
    """Noon of 15 June 2026."""
    with clock.travel(datetime(2026, 6, 15, 7, tzinfo=UTC)):
        yield
