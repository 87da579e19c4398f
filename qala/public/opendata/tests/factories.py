"""Uses of the data, made by the actions."""

from typing import Any

from qala.public.opendata.actions import propose_reuse, show_reuse
from qala.public.opendata.models import Reuse

WORDS = {
    "title": "Құрылыс картасы",
    "address": "https://maps.example.org/qurylys",
    "maker": "Ашық деректер клубы",
    "about": "Қалада не салынып жатқанын картадан көрсетеді.",
}


def proposed(by: Any = None, **words: Any) -> Reuse:
    """Waits for a moderator."""
    return propose_reuse(**{"by": by, "datasets": ["projects"], "language": "kk", **WORDS, **words})


def shown(moderator: Any, **words: Any) -> Reuse:
    """Everybody sees it."""
    row = proposed(**words)
    told = {name: getattr(row, name) for name in (*WORDS, "datasets")}
    return show_reuse(reuse_id=row.pk, by=moderator, **told)
