"""Fixtures of the room."""

from collections.abc import Iterator
from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.catalog.queries import forget_book
from qala.public.cabinet import reference
from tests.personas import everybody


@pytest.fixture
def world(db: None, frozen_clock: Any) -> Iterator[World]:
    forget_book()
    reference.load(lambda line: None)
    yield make_world(everybody())
    forget_book()
