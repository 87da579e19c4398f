"""What a source is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from qala.public.opendata.rules.anonymity import Leaf
from qala.public.opendata.rules.datasets import Row


@dataclass(frozen=True)
class State:
    """`tag` is anything that changes with the content, `guard` what says beside the generation of the topic how much of
    it is told."""

    tag: object
    as_of: date | None
    guard: object = None


@dataclass(frozen=True)
class Source:
    """`rows` in the active language. Large ones say in a few statements how they stand (`state`) and how large their
    groups of people are (`classes`); of small ones both are read from the rows. `topic`: whose generation rises when
    something is taken out of a large one."""

    rows: Callable[[], Iterator[Row]]
    state: Callable[[], State] | None = None
    classes: Callable[[], Mapping[Leaf, int]] | None = None
    topic: str = ""
