"""Search across rooms: each registers a provider; the palette and the search page ask them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from qala.shared import permissions
from qala.shared.ui.menu import MenuGroup

LIMIT = 6  # hits of one provider in the palette
MIN_LENGTH = 2


@dataclass(frozen=True)
class Hit:
    """One thing found."""

    title: str
    url: str
    text: str = ""
    icon: str = ""


@dataclass(frozen=True)
class SearchProvider:
    """A room's search. `find(user, text, limit)` must itself show only what the user may see."""

    code: str
    label: str | Promise
    find: Callable[[Any, str, int], Iterable[Hit]]
    permission_code: str = ""


@dataclass(frozen=True)
class HitGroup:
    """The hits of one provider."""

    label: str
    hits: list[Hit]


_providers: dict[str, SearchProvider] = {}


def register(provider: SearchProvider) -> None:
    """Add a provider; the same code again replaces it."""
    _providers[provider.code] = provider


def unregister(code: str) -> None:
    """Take a provider away (tests)."""
    _providers.pop(code, None)


def search(user: Any, text: str, menu: Iterable[MenuGroup], *, limit: int = LIMIT) -> list[HitGroup]:
    """Pages of the user's menu first, then what the providers find; an empty text lists the menu."""
    words = text.strip()
    groups = [_pages(words, menu)]
    if len(words) >= MIN_LENGTH and user.is_authenticated:
        groups += [
            HitGroup(str(provider.label), list(provider.find(user, words, limit)))
            for provider in _providers.values()
            if not provider.permission_code or permissions.holds(user, provider.permission_code)
        ]
    return [group for group in groups if group.hits]


def _pages(words: str, menu: Iterable[MenuGroup]) -> HitGroup:
    wanted = words.casefold()
    hits = [
        Hit(link.label, link.url, group.label, link.icon)
        for group in menu
        for link in group.links
        if wanted in link.label.casefold() or wanted in group.label.casefold()
    ]
    return HitGroup(_("Pages"), hits)
