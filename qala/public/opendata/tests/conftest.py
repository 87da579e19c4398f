"""One published project with everything."""

from types import SimpleNamespace
from typing import Any

import pytest

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
