"""A city with one published project."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import caches

from qala.public.projection.models import PublicProject
from qala.public.projection.tests.samples import public_project
from tests.personas import everybody


@pytest.fixture
def city(db: None, frozen_clock: Any) -> Any:
    """People of every role."""
    return SimpleNamespace(people=everybody())


@pytest.fixture
def row(city: Any) -> Iterator[PublicProject]:
    """The sample project, as the public sees it."""
    caches["local"].clear()
    yield public_project(city)
    caches["local"].clear()
