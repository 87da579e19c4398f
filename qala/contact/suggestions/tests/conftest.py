"""The town of the appeals' tests."""

from collections.abc import Iterator

import pytest

from qala.contact.appeals.tests.conftest import personas, world
from qala.contact.suggestions.queries import engine

__all__ = ["personas", "world"]


@pytest.fixture(autouse=True)
def fresh_engine() -> Iterator[None]:
    """Ids come again in every test; what is kept in memory must not."""
    engine.forget()
    yield
    engine.forget()
