"""The people of the tests, and the sample project with them."""

from typing import Any

import pytest

from qala.office.reporting.tests.factories import Site
from tests.personas import Personas, personas  # noqa: F401


@pytest.fixture
def site(personas: Personas, frozen_clock: Any) -> Site:  # noqa: F811
    """P-0001 on Monday 2 March 2026."""
    return Site(personas)
