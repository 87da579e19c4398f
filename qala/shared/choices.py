"""Choices that are made once and shown by many forms."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.choices import BaseChoiceIterator


class ReadyChoices(BaseChoiceIterator):
    """A finished list of choices (pairs, or groups with lists of pairs).

    Django takes it as it is; a plain list it would check and copy for every form, which with 200 topics and 60
    executors cost a third of taking in an appeal.
    """

    def __init__(self, pairs: Iterable[tuple[Any, Any]]) -> None:
        self.pairs = tuple(pairs)

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        return iter(self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)
