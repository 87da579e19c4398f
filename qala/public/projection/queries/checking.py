"""What stands against letting everybody read a project's words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.people.rules import masking
from qala.office.projects.models import Project
from qala.public.projection.queries.gathering import gather

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


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in NOT_WORDS:
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
