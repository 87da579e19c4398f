"""The town of the contacts, with the bot's channel; and somebody who talks to the assistant."""

from collections.abc import Callable
from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World
from qala.contact.assistant.tests.talker import Talker
from qala.contact.contacts.tests.conftest import no_knowledge, personas, world
from qala.ground.places.tests import factories as places

__all__ = ["no_knowledge", "personas", "world"]


@pytest.fixture
def town(world: World) -> World:
    """With a street and a house on it."""
    places.make_building(places.make_street())
    return world


@pytest.fixture
def talker(town: World) -> Callable[..., Talker]:
    """`talker("kk")`: a person on the site."""

    def make(language: str = "en", **words: Any) -> Talker:
        return Talker(language, **words)

    return make
