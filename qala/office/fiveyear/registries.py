"""What rooms above put beside a version of the plan: pages about it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from qala.office.fiveyear.models import PlanVersion


@dataclass(frozen=True)
class Beside:
    """A page about the version; `words` say how it stands."""

    label: str
    url: str
    words: str = ""


Source = Callable[[Any, PlanVersion], Iterable[Beside]]
_sources: dict[str, Source] = {}


def beside(key: str, source: Source) -> None:
    """Declare where such pages come from: `source(user, version)`."""
    _sources[key] = source


def pages_beside(user: Any, version: PlanVersion) -> list[Beside]:
    """All of them, as the person may see them."""
    return [each for source in _sources.values() for each in source(user, version)]
