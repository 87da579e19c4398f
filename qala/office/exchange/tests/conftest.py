"""Everybody of the house, for all tests of the room."""

import pytest

from tests.personas import Personas, everybody


@pytest.fixture
def personas(db: None) -> Personas:
    """One person of each sort."""
    return everybody()
