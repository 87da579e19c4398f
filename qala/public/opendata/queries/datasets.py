"""The rows of a dataset, a few projects at a time, and since when they are so."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Max
from django.utils import translation

from qala.contact.catalog.queries import book
from qala.ground.places.models import District
from qala.public.opendata.queries import oc4ids
from qala.public.opendata.rules.datasets import GEOMETRY, Dataset, Row
from qala.public.projection.access import public_projects
from qala.shared.clock import today

MAKING = 2
"""Goes up when the same facts are written otherwise."""


def rows(dataset: Dataset) -> Iterator[Row]:
    """In the active language."""
    if dataset.of is None:
        yield from REFERENCE[dataset.code]()
        return
    for project in oc4ids.rows():
        yield from dataset.of(project.facts)


def _districts() -> Iterator[Row]:
    for each in District.objects.as_of(today()).order_by("code"):
        yield {
            "district": each.code,
            "name": each.name,
            "kato": each.kato,
            "area_km2": each.area_km2,
            GEOMETRY: each.outline,
        }


def _topics() -> Iterator[Row]:
    for each in book().topics.values():
        if each.is_active and each.is_public and each.group.is_active:
            yield {
                "topic": each.code,
                "name": each.name,
                "group": each.group.code,
                "group_name": each.group.name,
                "about": each.description,
                "is_emergency": each.is_emergency,
            }


REFERENCE: dict[str, Callable[[], Iterator[Row]]] = {"districts": _districts, "topics": _topics}


@dataclass(frozen=True)
class Freshness:
    """`changed_at`: when a published project last changed, None of reference data; `tag` changes with the content."""

    changed_at: datetime | None
    as_of: date | None
    tag: str


def freshness(dataset: Dataset, language: str, *parts: str) -> Freshness:
    """Of projects by their state, of the small reference tables by their content."""
    if dataset.of is None:
        with translation.override(language):
            content = json.dumps(list(rows(dataset)), sort_keys=True)
        return Freshness(None, today(), _digest(dataset, content, language, *parts))
    told = oc4ids.state()
    as_of = public_projects().aggregate(newest=Max("data_as_of"))["newest"]
    return Freshness(told.changed_at, as_of, _digest(dataset, told.tag(language), *parts))


def _digest(dataset: Dataset, *parts: str) -> str:
    said = (MAKING, dataset.code, settings.BASE_URL, *parts)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:32]
