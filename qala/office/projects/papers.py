"""docs/project-rights.md: who may do what to one project."""

from collections.abc import Iterator

from django.utils import translation

from qala.office.projects.rules import parts
from qala.shared.papers import HEADER


def rights_page() -> str:
    """The verbs of all rooms, in English."""
    with translation.override("en"):
        return HEADER + "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Rights at one project\n"
    yield "A duty opens the project office ([permissions](permissions.md)); what its holder may do to one project"
    yield "follows from the parts in which that project names the person or the organisation. Rooms declare the"
    yield "verbs in `access.py`.\n"
    yield "| part | who |"
    yield "| --- | --- |"
    for code, label in parts.PARTS.items():
        yield f"| `{code}` | {label} |"
    yield "\n| verb | what | why | parts |"
    yield "| --- | --- | --- | --- |"
    for each in parts.all_verbs():
        yield f"| `{each.code}` | {each.label} | {each.why} | {', '.join(sorted(each.parts))} |"
