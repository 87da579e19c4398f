"""Fixtures of the room."""

from collections.abc import Iterator

import pytest

from qala.ground.places import locating


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    locating.forget()
    yield
    locating.forget()
