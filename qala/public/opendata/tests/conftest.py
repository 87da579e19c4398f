"""One published project with everything, and a city with appeals."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import caches

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.catalog.queries import forget_book
from qala.public.projection.models import PublicProject
from qala.public.projection.tests import samples
from tests.personas import everybody


@pytest.fixture
def city(db: None, frozen_clock: Any) -> Any:
    """The people."""
    return SimpleNamespace(people=everybody())


@pytest.fixture
def row(city: Any) -> PublicProject:
    """Published."""
    return samples.public_project(city)


@pytest.fixture
def world(db: None, frozen_clock: Any) -> Iterator[World]:
    """Monday 2 March 2026, 10:00."""
    forget_book()
    caches["local"].clear()
    yield make_world(everybody())
    forget_book()
    caches["local"].clear()
