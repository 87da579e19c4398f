"""Who may do what to one project: a person stands to it in parts, and rooms say which parts may take which verb.

    MAY_REPORT = verb("reporting.submit", _("Send the monthly report"), _("The head answers for it."), HEAD)

`projects.access.may` asks; `docs/project-rights.md` is written from here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OFFICE, CURATOR, HEAD, DEPARTMENT, CUSTOMER = "office", "curator", "head", "department", "customer"
CONTRACTOR, VIEWER = "contractor", "viewer"
PARTS: dict[str, "str | Promise"] = {
    OFFICE: _("Project office"),
    CURATOR: _("Curator of the project"),
    HEAD: _("Head of the project or deputy"),
    DEPARTMENT: _("Department of the project"),
    CUSTOMER: _("Customer of the project"),
    CONTRACTOR: _("A body that builds, designs or supervises it"),
    VIEWER: _("Whoever sees all projects"),
}
EVERY_PART = tuple(PARTS)
INSIDE = (OFFICE, CURATOR, HEAD, DEPARTMENT, CUSTOMER, VIEWER)
"""Everybody but contractors."""


@dataclass(frozen=True)
class Verb:
    """Something that can be done to a project, the parts that may, and why."""

    code: str
    label: "str | Promise"
    why: "str | Promise"
    parts: frozenset[str]


_verbs: dict[str, Verb] = {}


def verb(code: str, label: "str | Promise", why: "str | Promise", *parts: str) -> str:
    """Declare a verb; the code is returned, to be kept as a constant."""
    unknown = set(parts) - set(PARTS)
    if unknown or not parts:
        raise ValueError(f"{code}: no such part {unknown}")
    _verbs[code] = Verb(code, label, why, frozenset(parts))
    return code


def parts_for(code: str) -> frozenset[str]:
    """The parts that may take the verb. Raises KeyError for a verb that nobody declared."""
    return _verbs[code].parts


def all_verbs() -> list[Verb]:
    """Every declared verb, by code."""
    return [_verbs[code] for code in sorted(_verbs)]


def allowed(held: Iterable[str], code: str) -> bool:
    """Whether one of the parts may take the verb."""
    return not parts_for(code).isdisjoint(held)
