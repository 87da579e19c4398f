"""The room's lines of the menu, its words on timelines, and its part of the search."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.access import IMPORTS, REGISTER, VIEW, WORK, visible_appeals
from qala.contact.appeals.queries.searching import find
from qala.contact.appeals.rules.statuses import HAPPENED, LIFE
from qala.contact.catalog.queries import book
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs
from qala.shared.ui.search import Hit, SearchProvider, register

MENU = [
    MenuItem("contact", _("New appeal"), "appeals:new", "plus", REGISTER, 10),
    MenuItem("contact", _("My desk"), "appeals:desk", "inbox", WORK, 20),
    MenuItem("contact", _("My notices"), "appeals:notices", "bell", VIEW, 25),
    MenuItem("contact", _("Register of appeals"), "appeals:register", "list-search", VIEW, 30),
    MenuItem("contact", _("Map of appeals"), "appeals:map", "map", VIEW, 40),
    MenuItem("contact", _("Overdue by executor"), "appeals:control", "clock-exclamation", VIEW, 50),
    MenuItem("contact", _("Promises kept"), "appeals:targets", "target", VIEW, 60),
    MenuItem("contact", _("Imports"), "appeals:imports", "database-import", IMPORTS, 70),
]

_ICONS = {step.verb: (step.icon, step.tone) for step in LIFE}
_OTHER_ICONS = {
    "register": ("inbox", "info"),
    "import": ("database-import", "neutral"),
    "route": ("send", "info"),
    "absorb": ("git-merge", "neutral"),
    "join": ("user-plus", "info"),
    "warn": ("clock", "warn"),
    "breach": ("clock-exclamation", "bad"),
    "recompute": ("calendar-event", "neutral"),
    "attach": ("paperclip", "neutral"),
    "escalate": ("bell", "warn"),
}


def _look(verb: str) -> Look:
    icon, tone = _ICONS.get(verb) or _OTHER_ICONS.get(verb) or ("point", "neutral")
    return Look(HAPPENED[verb], icon or "point", tone if tone != "primary" else "info")


register_verbs("appeals.appeal", {verb: _look(verb) for verb in HAPPENED})


def search_appeals(user: Any, text: str, limit: int) -> Iterable[Hit]:
    """Numbers and full text, within what the person sees."""
    known = book()
    rows = find(visible_appeals(user), text).order_by("-received_at", "-id")[:limit]
    return [
        Hit(f"{a.number} · {known.topic_name(a.topic_id)}", a.get_absolute_url(), a.text[:90], "inbox")
        for a in rows
    ]


register(SearchProvider("appeals", _("Appeals"), search_appeals, VIEW))
