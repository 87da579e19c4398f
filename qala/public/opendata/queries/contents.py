"""How many rows datasets have and what they hold, in short: for the first day of a month."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import translation

from qala.public.opendata.queries import oc4ids
from qala.public.opendata.queries.datasets import rows
from qala.public.opendata.queries.sources import SOURCES
from qala.public.opendata.rules.datasets import Dataset, Row
from qala.shared.languages import LANGUAGES


@dataclass(frozen=True)
class Content:
    """`digest` changes with the rows; `row_count` None where it cannot be told cheaply."""

    digest: str
    row_count: int | None


def contents(datasets: Iterable[Dataset]) -> Iterator[tuple[Dataset, Content]]:
    """Those made of projects in one pass over these, small ones by their rows, large ones by their state."""
    of_projects: list[tuple[Dataset, _Counting]] = []
    with translation.override(LANGUAGES[0]):
        for dataset in datasets:
            if dataset.of is not None:
                of_projects.append((dataset, _Counting()))
            else:
                yield dataset, _of_source(dataset)
        if of_projects:
            for project in oc4ids.rows():
                for dataset, counting in of_projects:
                    assert dataset.of is not None
                    counting.take(dataset.of(project.facts))
    for dataset, counting in of_projects:
        yield dataset, counting.content()


class _Counting:
    def __init__(self) -> None:
        self.count, self.hash = 0, hashlib.sha256()

    def take(self, found: Iterable[Row]) -> None:
        for row in found:
            self.count += 1
            self.hash.update(json.dumps(row, sort_keys=True, default=str).encode())

    def content(self) -> Content:
        return Content(self.hash.hexdigest(), self.count)


def _of_source(dataset: Dataset) -> Content:
    source = SOURCES[dataset.code]
    if source.state:
        count = sum(source.classes().values()) if source.classes else None
        return Content(hashlib.sha256(repr(source.state().tag).encode()).hexdigest(), count)
    counting = _Counting()
    counting.take(rows(dataset))
    return counting.content()
