"""A small town with a key to it."""

from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.open311 import reference
from qala.contact.open311.actions import issue_client
from qala.contact.open311.models import ApiClient
from tests.kept import kept
from tests.personas import Personas, personas  # noqa: F401

V2 = "/open311/v2"


@kept(is_frozen=True)
def world(personas: Personas) -> World:  # noqa: F811
    made = make_world(personas)
    reference.load(lambda line: None)
    return made


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
