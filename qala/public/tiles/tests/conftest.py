"""A city with one published project, and a small town that writes."""

from collections.abc import Iterator

import pytest
from django.core.cache import caches

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.catalog.queries import forget_book
from qala.public.tiles.queries.projects import _ready
from tests.personas import everybody
from tests.published_project import _of_the_module, city, row  # noqa: F401


@pytest.fixture(autouse=True)
def no_shapes() -> None:
    """None of another test."""
    _ready.cache_clear()


@pytest.fixture
def world(db: None, frozen_clock: object) -> Iterator[World]:
    """Appeals can be written."""
    forget_book()
    caches["local"].clear()
    yield make_world(everybody())
    forget_book()
    caches["local"].clear()
