"""The staff menu: rooms declare items in their `menu.py`, a person sees only what they may open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qala.shared import permissions

WINGS: dict[str, str | Promise] = {
    "contact": _("Contact centre"),
    "control": _("Control room"),
    "office": _("Project office"),
    "situation": _("Situation centre"),
    "governance": _("Goals and budget"),
    "public": _("Public site"),
    "ground": _("Reference data"),
    "admin": _("Administration"),
}


@dataclass(frozen=True)
class MenuItem:
    """One line of the menu. Without a permission code any member of staff sees it."""

    wing: str
    label: str | Promise
    url_name: str
    icon: str
    permission_code: str = ""
    order: int = 100
    also: str = ""
    """Beginning of other addresses that the line stands for, where no line of the person begins so itself."""


@dataclass(frozen=True)
class MenuLink:
    """A menu item as drawn on one page."""

    label: str
    url: str
    icon: str
    is_current: bool


@dataclass(frozen=True)
class MenuGroup:
    """The links of one wing."""

    wing: str
    label: str
    links: list[MenuLink]

    @property
    def is_current(self) -> bool:
        """Whether the present page belongs to this wing."""
        return any(link.is_current for link in self.links)


@cache
def declared_items() -> tuple[MenuItem, ...]:
    """The MENU of every installed room, in the order of wings, then `order`, then declaration."""
    found: list[MenuItem] = []
    for config in apps.get_app_configs():
        path = f"{config.name}.menu"
        if config.name.startswith("qala.") and find_spec(path) is not None:
            found.extend(getattr(import_module(path), "MENU", ()))
    order = list(WINGS)
    return tuple(sorted(found, key=lambda item: (order.index(item.wing), item.order)))


def may_see(user: Any, item: MenuItem) -> bool:
    """Staff only; the code, if any, must be held in some scope."""
    if not (user.is_authenticated and getattr(user, "is_staff", False)):
        return False
    return not item.permission_code or permissions.holds(user, item.permission_code)


@cache
def _url(name: str) -> str:
    """The address of a page of the menu; none depends on the language."""
    return reverse(name)


def menu_for(user: Any, path: str, items: Iterable[MenuItem] | None = None) -> list[MenuGroup]:
    """The groups this person may see; the link with the longest address that starts `path` is current."""
    seen = [
        (item, _url(item.url_name))
        for item in (declared_items() if items is None else items)
        if may_see(user, item)
    ]
    # Everything begins with the first page's address, so that one is current on itself only.
    here = [(len(url), 1, url) for _item, url in seen if path == url or (url != "/" and path.startswith(url))]
    here += [(len(item.also), 0, url) for item, url in seen if item.also and path.startswith(item.also)]
    current = max(here, default=(0, 0, ""))[2]
    groups: list[MenuGroup] = []
    for wing, label in WINGS.items():
        links = [
            MenuLink(str(item.label), url, item.icon, is_current=bool(current) and url == current)
            for item, url in seen
            if item.wing == wing
        ]
        if links:
            groups.append(MenuGroup(wing, str(label), links))
    return groups
