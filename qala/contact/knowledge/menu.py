"""The room's lines of the menu, its words on timelines, and its part of the search."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.knowledge.access import EDIT, VIEW
from qala.contact.knowledge.queries.answers import answers_for
from qala.shared.clock import today
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs
from qala.shared.ui.search import Hit, SearchProvider, register

MENU = [
    MenuItem("contact", _("Knowledge base"), "knowledge:desk", "book", VIEW, 72),
    MenuItem("contact", _("Articles"), "knowledge:articles", "file-text", VIEW, 73),
    MenuItem("contact", _("Scripts"), "knowledge:scripts", "sitemap", VIEW, 74),
    MenuItem("contact", _("Banners"), "knowledge:banners", "speakerphone", EDIT, 75),
]

register_verbs(
    "knowledge.article",
    {
        "create": Look(_("Article made"), "plus", "info"),
        "write": Look(_("New version written"), "pencil"),
        "publish": Look(_("Version published"), "circle-check", "good"),
        "restore": Look(_("Older version restored"), "history", "warn"),
        "change_card": Look(_("Card changed"), "adjustments"),
        "review_due": Look(_("Review due"), "clock", "warn"),
        "review": Look(_("Reviewed: still right"), "checks", "good"),
    },
)
register_verbs(
    "knowledge.script",
    {
        "create": Look(_("Script made"), "plus", "info"),
        "change": Look(_("Script changed"), "pencil"),
        "add_step": Look(_("Step added"), "plus"),
        "change_step": Look(_("Step changed"), "pencil"),
        "remove_step": Look(_("Step removed"), "trash", "warn"),
        "publish": Look(_("Script published"), "circle-check", "good"),
    },
)
register_verbs(
    "knowledge.banner",
    {
        "create": Look(_("Banner made"), "plus", "info"),
        "change": Look(_("Banner changed"), "pencil"),
        "end": Look(_("Banner ended"), "ban"),
    },
)


def search_articles(user: Any, text: str, limit: int) -> Iterable[Hit]:
    """Published articles that hold today."""
    found = answers_for(text, None, None, today(), limit=limit)
    return [Hit(answer.title, answer.url, answer.excerpt, "book") for answer in found]


register(SearchProvider("knowledge", _("Knowledge base"), search_articles, VIEW))
