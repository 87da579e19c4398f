"""Steps for many rows of a list at once. A room above registers them for a screen; the list draws check boxes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from qala.shared.permissions import holds


@dataclass(frozen=True)
class BulkAction:
    """One button: POSTs `kind`, the chosen `ids` and, for "all of this filter", `is_all` and the list's `query`.

    Drawn for those who hold all of `permissions`; whoever answers `url_name` asks again.
    """

    kind: str
    label: "str | Promise"
    url_name: str
    permissions: tuple[str, ...]
    icon: str = "checks"

    @property
    def url(self) -> str:
        """Where it posts to."""
        return reverse(self.url_name)


_by_screen: dict[str, list[BulkAction]] = defaultdict(list)


def register_bulk(screen: str, actions: Sequence[BulkAction]) -> None:
    """Add actions to a screen, once each."""
    _by_screen[screen] += [each for each in actions if each not in _by_screen[screen]]


def bulk_of(screen: str, user: Any) -> list[BulkAction]:
    """What this person may do with many rows of the screen. No query of its own."""
    return [
        each for each in _by_screen.get(screen, ()) if all(holds(user, code) for code in each.permissions)
    ]
