"""Columns of the topic list."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.models import Topic
from qala.shared.lists.table import Column, Table


def _yes(value: bool) -> Any:
    return _("yes") if value else ""


def page_of(topic: Topic) -> str:
    """The topic's page."""
    return reverse("catalog:topic", args=[topic.code])


class TopicTable(Table):
    """Topics under their groups."""

    columns = [
        Column("name", _("Topic"), value=lambda t: t.name, link=page_of, sort="name_kk", is_fixed=True),
        Column("group", _("Group"), value=lambda t: t.group.name),
        Column("function", _("Function"), value=lambda t: t.function.name if t.function else ""),
        Column("emergency", _("May be an emergency"), value=lambda t: _yes(t.is_emergency)),
        Column("public", _("Public"), value=lambda t: _yes(t.is_public)),
        Column("active", _("In use"), value=lambda t: _yes(t.is_active)),
        Column("review", _("For review"), value=lambda t: _yes(t.needs_review)),
        Column("code", _("Code"), value=lambda t: t.code, sort="code", is_default=False),
    ]
    default_sort = "name"

    def row_url(self, row: Any) -> str:
        """The topic's page."""
        return page_of(row)
