"""Projects in the search across rooms."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.office.projects.access import OPEN, visible_projects
from qala.shared.folding import fold
from qala.shared.ui.search import Hit, SearchProvider, register


def find(user: Any, text: str, limit: int) -> Iterator[Hit]:
    """By code, names, places; only what the person sees."""
    rows = visible_projects(user)
    for word in fold(text).split():
        rows = rows.filter(search_key__contains=word)
    for row in rows.order_by("code")[:limit]:
        yield Hit(row.short, row.get_absolute_url(), f"{row.code} · {row.get_stage_display()}", "briefcase")


register(SearchProvider("projects", _("Projects"), find, OPEN))
