"""The people of the tests, and two districts."""

from typing import Any

import pytest

from qala.ground.places import locating
from qala.ground.places.tests.factories import make_districts
from tests.personas import personas  # noqa: F401


@pytest.fixture
def districts(db: None) -> list[Any]:
    """West (70.0–70.1) and East (70.1–70.2)."""
    locating.forget()
    return list(make_districts())
