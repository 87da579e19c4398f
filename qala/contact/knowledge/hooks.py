"""What rooms above may hand in, so that pages here can lead to them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Goal:
    """Where a script ended: on a topic, an article or an emergency service; nothing of it: with closing words."""

    topic_id: int | None = None
    article_id: int | None = None
    service: str = ""


DeskUrl = Callable[[Any, Goal], str]
_desk_url: list[DeskUrl] = []


def use_desk_url(make: DeskUrl) -> None:
    """(user, goal) → where the person's conversation goes on, "" for somebody who takes none; a later call replaces
    the earlier."""
    _desk_url[:] = [make]


def desk_url(user: Any, goal: Goal) -> str:
    """Where the conversation goes on after a script, "" when nowhere."""
    return _desk_url[0](user, goal) if _desk_url else ""
