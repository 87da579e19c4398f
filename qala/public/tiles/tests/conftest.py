"""A city with one published project, and a small town that writes."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import caches

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.catalog.queries import forget_book
from qala.public.projection.models import PublicProject
from qala.public.projection.tests.samples import public_project
from qala.public.tiles.queries.projects import _ready
from qala.shared.choices import forget
from tests.personas import everybody


@pytest.fixture
def city(db: None, frozen_clock: Any) -> Any:
    """People of every role."""
    return SimpleNamespace(people=everybody())


@pytest.fixture
def row(city: Any) -> PublicProject:
    """A point and a street of about 900 metres."""
    caches["local"].clear()
    forget()
    _ready.cache_clear()
    return public_project(city)


@pytest.fixture
def world(db: None, frozen_clock: object) -> Iterator[World]:
    """Appeals can be written."""
    forget_book()
    caches["local"].clear()
    yield make_world(everybody())
    forget_book()
    caches["local"].clear()
