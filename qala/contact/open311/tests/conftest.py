"""A small town with a key to it."""

from collections.abc import Iterator
from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.catalog.queries import forget_book
from qala.contact.open311 import reference
from qala.contact.open311.actions import issue_client
from qala.contact.open311.models import ApiClient
from qala.ground.places import locating
from tests.personas import Personas, everybody

V2 = "/open311/v2"


@pytest.fixture
def personas(db: None) -> Personas:
    return everybody()


@pytest.fixture
def world(personas: Personas, frozen_clock: object) -> Iterator[World]:
    forget_book()
    locating.forget()
    made = make_world(personas)
    reference.load(lambda line: None)
    yield made
    forget_book()
    locating.forget()


@pytest.fixture
def issued(world: World) -> tuple[ApiClient, str]:
    return issue(world)


@pytest.fixture
def key(issued: tuple[ApiClient, str]) -> str:
    return issued[1]


def issue(world: World, **words: Any) -> tuple[ApiClient, str]:
    words = {
        "name": "Another city", "contact": "", "organisation": None, "acts_as": None, "scopes": ["open311:write"],
        "minute_limit": 1000, "day_limit": 10_000, **words,
    }  # fmt: skip
    return issue_client(by=world.people.administrator, **words)
