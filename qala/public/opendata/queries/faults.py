"""What is wrong with public projects at this moment, for everybody."""

from dataclasses import dataclass
from typing import Any

from qala.public.opendata.queries.addresses import project_url
from qala.public.projection.access import public_projects
from qala.public.projection.rules.facts import Words
from qala.public.projection.rules.faults import said

MOST, MOST_TEXTS = 100, 5


@dataclass(frozen=True)
class Faulty:
    """A project with what was found when its data went out last."""

    title: str
    url: str
    texts: tuple[str, ...]


def faulty() -> list[Faulty]:
    """By code. One statement."""
    rows = public_projects().exclude(faults=[]).order_by("code").values_list("code", "title", "faults")[:MOST]
    return [Faulty(str(Words.read(title)), project_url(code), _texts(faults)) for code, title, faults in rows]


def _texts(faults: list[dict[str, Any]]) -> tuple[str, ...]:
    """Each once, whatever the number of places."""
    return tuple(text for text in dict.fromkeys(map(said, faults)) if text)[:MOST_TEXTS]
