"""What stands against letting everybody read a project's words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.people.rules import masking
from qala.office.projects.models import Project
from qala.public.projection.queries.gathering import gather
from qala.shared.languages import LANGUAGES

# Found with certainty; names are known by their shape alone, and officials answer by name.
PERSONAL = {"email", "phone", "iin", "card", "iban"}
# A body's own number is public; persons' were left out before.
NOT_WORDS = {"bin", "website"}


def nobodys_own(project: Project, _today: date) -> Iterator[str]:
    """Telephones, mail addresses and numbers of people in texts that the public would read."""
    for words in _texts(gather(project).model_dump(mode="json")):
        for found in masking.find(words, is_for_all=True):
            if found.kind in PERSONAL:
                yield _("Everybody would read “{piece}”.").format(piece=words[found.start : found.end])


def _texts(value: Any, name: str = "") -> Iterator[str]:
    """What was written for people: words in three languages, and whatever else has more words than one (codes, days
    and names of files are made by us)."""
    if isinstance(value, str) and (name in LANGUAGES or " " in value):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in NOT_WORDS:
                yield from _texts(part, key)
