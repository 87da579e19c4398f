"""Listeners that a writer of history leaves alone."""

from dataclasses import dataclass

import pytest

from qala.shared.db import atomic
from qala.shared.events import listens, publish, unheard


@dataclass(frozen=True)
class _Happened:
    number: int


heard: list[int] = []


@listens(_Happened)
def _first(event: _Happened) -> None:
    heard.append(event.number)


@listens(_Happened)
def _second(event: _Happened) -> None:
    heard.append(-event.number)


@pytest.mark.django_db
def test_only_those_named_and_only_inside_the_block() -> None:
    heard.clear()
    with atomic():
        with unheard(_first):
            publish(_Happened(1))
        publish(_Happened(2))
    assert heard == [-1, 2, -2]
