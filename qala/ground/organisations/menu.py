"""The room's line in the menu, its search and the words of its timeline."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.organisations import queries
from qala.ground.organisations.access import VIEW, can_view
from qala.shared.clock import today
from qala.shared.ui import search
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem(
        wing="ground",
        label=_("Organisations"),
        url_name="organisations:list",
        icon="building-bank",
        permission_code=VIEW,
        order=10,
    )
]


def find(user: Any, text: str, limit: int) -> Iterator[search.Hit]:
    """Organisations of today by name, code or BIN."""
    if not can_view(user):
        return
    for one in queries.search(queries.active(today()), text).order_by("search_key")[:limit]:
        yield search.Hit(one.name, one.get_absolute_url(), str(one.get_kind_display()), "building-bank")


search.register(search.SearchProvider("organisations", _("Organisations"), find, VIEW))

register_verbs(
    "organisations.organisation",
    {
        "registered": Look(_("Organisation added"), "plus", "good"),
        "edited": Look(_("Details changed"), "edit"),
        "contacts_edited": Look(_("Contacts changed"), "phone"),
        "calendar_set": Look(_("Work calendar chosen"), "calendar-stats"),
        "function_granted": Look(_("Function given"), "clipboard-check", "good"),
        "function_ended": Look(_("Function ended"), "circle-minus", "warn"),
        "function_handed_over": Look(_("Function handed over"), "arrow-forward", "gold"),
        "function_taken_over": Look(_("Function taken over"), "arrow-back", "gold"),
        "dissolved": Look(_("Dissolved"), "circle-x", "bad"),
        "merged": Look(_("Merged into another"), "git-merge", "bad"),
        "split": Look(_("Split"), "arrows-split", "warn"),
        "succeeded": Look(_("Took over from another"), "arrows-join", "info"),
    },
)
