"""A city with one published project, and a small town that writes."""

import pytest

from qala.contact.appeals.tests.factories import World, make_world
from qala.public.tiles.queries.projects import _ready
from tests.kept import kept
from tests.personas import everybody
from tests.published_project import city, row  # noqa: F401


@pytest.fixture(autouse=True)
def no_shapes() -> None:
    """None of another test."""
    _ready.cache_clear()


@kept(is_frozen=True)
def world() -> World:
    """Appeals can be written."""
    return make_world(everybody())
