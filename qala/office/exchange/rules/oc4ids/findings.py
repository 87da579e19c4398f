"""What is wrong in a package: where, of which kind, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TEXTS: dict[str, "str | Promise"] = {
    "needed": _("A field that is needed is missing: {what}."),
    "kind": _("Not of the kind that is expected ({what})."),
    "unknown": _("The standard knows no such field: {what}."),
    "closed_list": _("Not a code of the list {what}."),
    "empty": _("Empty; leave out what is not known."),
    "same_id": _("The identifier {what} stands twice."),
    "same_item": _("The same item stands twice."),
    "no_currency": _("An amount without a currency."),
    "no_party": _("The body {what} is not among the parties."),
    "prefix": _(
        "The identifier of a project begins with a registered prefix (oc4ids- and six letters or digits)."
    ),
    "version": _("The version is major and minor, like 0.9."),
    "order": _("The end lies before the start."),
    "phases": _("The phase {what} begins before the phase that precedes it."),
    "years": _("The date lies outside of 1970 to 2050."),
    "percent": _("A per cent lies outside of 0 to 100."),
    "fell": _("The progress fell on {what}, and nothing is said about it."),
    "place": _("Longitude is -180 to 180 and comes first, latitude is -90 to 90."),
    "overpaid": _("More was paid under the contract than it is worth now: {what}."),
    "too_early": _("Something is said about the completion before the phase of completion."),
    "cut": _("The parts of the budget do not add up to the whole: {what}."),
    "role": _("The role {what} stands with a body, but no field says where it has it."),
    "no_role": _("A field names a body as {what}, but the role does not stand with it."),
    "sector": _("Not a sector of the list: {what}."),
    "parent": _("A sub-sector without its sector: {what}."),
    "amount": _("An amount of nothing, or one that no city has: {what}."),
    "name": _("Not a name: {what}."),
    "shape": _("The coordinates are not those of the shape {what}."),
    "unknown_code": _("A code that nobody knows is left out: {what}."),
}


DOUBTFUL = {
    "unknown": "strange_field", "order": "finish_before_start", "percent": "percent_outside", "place": "bad_position",
    "phases": "phases_order", "years": "year_strange", "fell": "progress_fell", "overpaid": "overpaid",
    "too_early": "completion_early", "cut": "cut_differs", "role": "role_unsaid", "no_role": "role_missing",
    "sector": "sector_strange", "parent": "sector_alone", "amount": "amount_strange", "name": "name_strange",
    "shape": "bad_position",
}  # fmt: skip
"""What does not keep a package of others out, and how the report of its import says it."""


@dataclass(frozen=True)
class Finding:
    """`path` is like `projects/0/budget/amount`."""

    path: str
    code: str
    what: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.words}"

    @property
    def is_doubtful(self) -> bool:
        """The rest can be trusted."""
        return self.code in DOUBTFUL

    @property
    def words(self) -> str:
        """In the active language."""
        return str(TEXTS[self.code]).replace("{what}", self.what)


Found = Iterator[Finding]


def walk(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every object, list and value below, with its path."""
    yield path, value
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield from walk(each, f"{path}/{key}" if path else str(key))
