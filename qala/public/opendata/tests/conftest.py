"""One published project with everything, and a city with appeals."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.catalog.queries import forget_book
from tests.personas import everybody
from tests.published_project import _of_the_module, city, row  # noqa: F401


@pytest.fixture
def world(db: None, frozen_clock: Any) -> Iterator[World]:
    """Monday 2 March 2026, 10:00."""
    forget_book()
    caches["local"].clear()
    yield make_world(everybody())
    forget_book()
    caches["local"].clear()
