"""Choices that are made once and shown by many forms."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.utils.choices import BaseChoiceIterator
from django.utils.translation import get_language

WHILE = 60.0  # seconds
_kept: dict[tuple[str, str | None], tuple[float, int, "ReadyChoices"]] = {}


class ReadyChoices(BaseChoiceIterator):
    """A finished list of choices (pairs, or groups with lists of pairs).

    Django takes it as it is; a plain list it would check and copy for every form, which with 200 topics and 60
    executors cost a third of taking in an appeal.
    """

    def __init__(self, pairs: Iterable[tuple[Any, Any]]) -> None:
        self.pairs = tuple(pairs)
        # What widgets made of these choices, by what else it depends on: they are as lasting as the list itself.
        self.drawn: dict[Any, Any] = {}

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        return iter(self.pairs)

    def __deepcopy__(self, memo: Any) -> "ReadyChoices":
        """Forms copy their fields with everything in them; what never changes need not be copied."""
        return self

    def __len__(self) -> int:
        return len(self.pairs)


def for_a_while(name: str, make: Callable[[], ReadyChoices], *, version: int = 0) -> ReadyChoices:
    """What `make` returned in the last minute in this process and language. For lists of a filter that take a scan of
    their rows on every page (operators, sources of imports) and may lag a little; what must be right at once, such as
    topics, is kept by its room and forgotten with every edit (`book().once`). Another `version` (a generation of what
    they are made of) makes them anew at once."""
    key = (name, get_language())
    made_at, known, choices = _kept.get(key, (0.0, 0, None))
    if choices is None or known != version or time.monotonic() - made_at > WHILE:
        made = make()
        if choices is None or choices.pairs != made.pairs:  # else what was drawn of them still holds
            choices = made
        _kept[key] = (time.monotonic(), version, choices)
    return choices


def forget() -> None:
    """Make them anew: between tests."""
    _kept.clear()
