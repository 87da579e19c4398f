"""The door to the knowledge base: what it answers, what is on now, and that an article was used.

The desk works without it; the room that knows hands its functions in by `use_knowledge`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Article:
    """An answer that the operator can read out."""

    id: int
    title: str
    html: str = ""
    url: str = ""
    topic_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Script:
    """Questions to ask, one after another."""

    name: str
    url: str


@dataclass(frozen=True)
class Banner:
    """A seasonal or urgent notice."""

    title: str
    text: str = ""
    tone: str = "info"


# (typed text, topic id or None, district id or None, language) → the best articles first
Answers = Callable[[str, "int | None", "int | None", str], Sequence[Article]]
# topic id → scripts of the topic and of every topic
Scripts = Callable[[int], Sequence[Script]]
# (topic id or None, district id or None, language) → notices of today
Banners = Callable[["int | None", "int | None", str], Sequence[Banner]]
# article id → its title now, "" when there is none
Title = Callable[[int], str]
# (article id, contact id, operator) → None
Record = Callable[[int, int, object], None]


@dataclass(frozen=True)
class Knowledge:
    """The questions of the desk."""

    answers: Answers
    banners: Banners
    title: Title
    record_use: Record
    scripts: Scripts = lambda _id: ()


_nothing = Knowledge(lambda *_: (), lambda *_: (), lambda _id: "", lambda *_: None)
_known = _nothing


def use_knowledge(knowledge: Knowledge | None) -> None:
    """Hand in the functions; None takes them out again."""
    global _known
    _known = knowledge or _nothing


def knowledge() -> Knowledge:
    """What is handed in; answers with nothing before that."""
    return _known
