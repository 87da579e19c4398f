"""The portfolio as OC4IDS: what is in it, since when, piece by piece."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Max
from django.urls import reverse

from qala.public.opendata.rules import oc4ids
from qala.public.projection.access import public_projects
from qala.public.projection.models import PublicProject
from qala.shared.clock import city_zone, today
from qala.shared.kept import generations

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
VERSION = "0.9"
WRITING = 2
"""Goes up when the same facts are written otherwise, so that kept copies are asked for again."""
CHUNK = 50


@dataclass(frozen=True)
class State:
    """Of all that is public: when it last changed (a withdrawal too), and how many projects it holds."""

    changed_at: datetime | None
    count: int
    total: int

    def tag(self, *parts: str) -> str:
        """Changes with the content, and with the day: what is due is judged by it."""
        said = (
            WRITING,
            today(),
            self.changed_at,
            self.count,
            self.total,
            settings.BASE_URL,
            settings.PUBLISHER,
            *parts,
        )
        return hashlib.sha256(repr((settings.OC4IDS_PREFIX, *said)).encode()).hexdigest()[:32]


def state() -> State:
    """One query."""
    told = PublicProject.objects.aggregate(changed_at=Max("changed_at"), total=Count("pk"))
    return State(told["changed_at"], public_projects().count(), told["total"])


def guard(*, anew: bool = False) -> str:
    """Another one after each change of a public project; ask it first and then read."""
    return hashlib.sha256(f"projects {generations(anew=anew).get('projects', 0)}".encode()).hexdigest()[:32]


def site(language: str) -> oc4ids.Site:
    """Who publishes, by the settings."""
    return oc4ids.Site(
        prefix=settings.OC4IDS_PREFIX,
        url=settings.BASE_URL.rstrip("/"),
        publisher=settings.PUBLISHER,
        language=language,
        zone=city_zone(),
    )


def written(row: PublicProject, where: oc4ids.Site) -> dict[str, Any]:
    """One project; `updated` is when the public row became what it is."""
    return oc4ids.project(row.facts, row.changed_at, today(), where)


def rows() -> Iterator[PublicProject]:
    """Every public project by code, a few at a time."""
    last = ""
    while chunk := list(public_projects().filter(code__gt=last).order_by("code")[:CHUNK]):
        yield from chunk
        last = chunk[-1].code


def head(where: oc4ids.Site, path: str, published_at: datetime) -> dict[str, Any]:
    """What stands around the projects. `path` is the package's own address."""
    return {
        "uri": f"{where.url}{path}",
        "publishedDate": where.at(published_at),
        "version": VERSION,
        "publisher": {"name": where.publisher, "uri": f"{where.url}/"},
        "license": LICENCE,
        "publicationPolicy": f"{where.url}{reverse('opendata:oc4ids')}",
    }


def package(head_: dict[str, Any], projects: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    """A package as UTF-8, one project per piece."""
    yield dumped(head_)[:-1] + b', "projects": [\n'
    for number, each in enumerate(projects):
        yield (b",\n" if number else b"") + dumped(each)
    yield b"\n]}\n"


def dumped(value: Any) -> bytes:
    """JSON in UTF-8; what JSON does not know (NaN) is an error, not a text."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
