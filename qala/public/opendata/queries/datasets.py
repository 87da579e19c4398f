"""The rows of a dataset, a few projects at a time, and since when they are so."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Max
from django.utils import translation

from qala.public.opendata.queries import oc4ids
from qala.public.opendata.queries.sources import SOURCES
from qala.public.opendata.rules.datasets import Dataset, Row
from qala.public.opendata.rules.parameters import OpenDataParameters
from qala.public.projection.access import public_projects
from qala.shared.clock import today
from qala.shared.kept import generations
from qala.shared.parameters.reading import of_today

MAKING = 4
"""Goes up when the same facts are written otherwise."""


def rows(dataset: Dataset) -> Iterator[Row]:
    """In the active language."""
    if dataset.of is None:
        yield from SOURCES[dataset.code].rows()
        return
    for project in oc4ids.rows():
        yield from dataset.of(project.facts)


def is_small(dataset: Dataset) -> bool:
    """Whether it is read whole from tables that raise no topic of their own."""
    source = SOURCES.get(dataset.code)
    return source is not None and not source.topic


@dataclass(frozen=True)
class Freshness:
    """`tag` changes with the content; `guard` with everything that takes something out of it, and of what is `behind`
    with nothing else."""

    as_of: date | None
    tag: str
    guard: str
    behind: timedelta = timedelta()


def freshness(dataset: Dataset, language: str, *parts: str, anew: bool = False) -> Freshness:
    """Of projects and large tables by their state, of small ones by their content. `anew`: a second time in a
    request."""
    source = SOURCES.get(dataset.code)
    if source and source.state:
        generation = generations(anew=anew).get(source.topic, 0)  # before what is read
        state, behind = source.state(), of_today(OpenDataParameters).behind_minutes
        guard = _digest(dataset, repr(state.guard), str(generation))
        tag = _digest(dataset, repr(state.tag), guard, language, *parts)
        return Freshness(state.as_of, tag, guard, timedelta(minutes=behind))
    if source:
        with translation.override(language):
            content = json.dumps(list(rows(dataset)), sort_keys=True, default=str)
        tag = _digest(dataset, content, language, *parts)
        return Freshness(today(), tag, tag)
    guard, told = oc4ids.guard(anew=anew), oc4ids.state()
    as_of = public_projects().aggregate(newest=Max("data_as_of"))["newest"]
    return Freshness(as_of, _digest(dataset, told.tag(language), guard, *parts), guard)


def _digest(dataset: Dataset, *parts: str) -> str:
    said = (MAKING, dataset.code, settings.BASE_URL, *parts)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:32]
