"""Filters of a resident's list."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.queries.searching import find
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.public.cabinet.models import ErasureRequest
from qala.shared.lists.filters import ChoicesFilter, ListFilter, TextFilter

STATES = [
    ("open", _("In work")),
    ("asked", _("Waiting for my answer")),
    ("answered", _("Answered")),
    ("closed", _("Closed")),
    ("news", _("With news")),
]


class OwnFilter(ListFilter):
    """By how far it is, and by words."""

    state = ChoicesFilter(label=_("How far"), choices=STATES, method="in_state")
    text = TextFilter(label=_("Number or words"), method="search")

    class Meta:
        model = Appeal
        fields: list[str] = []

    def in_state(self, rows: QuerySet[Any], _name: str, wanted: list[str]) -> QuerySet[Any]:
        """Any of the checked."""
        if not wanted:
            return rows
        by_state = {
            "open": rows.filter(stage__in=OPEN_STAGES),
            "asked": rows.filter(stage="waiting"),
            "answered": rows.filter(stage="done", closed_at=None),
            "closed": rows.filter(stage="done", closed_at__isnull=False) | rows.filter(stage="rejected"),
            "news": rows.filter(is_new=True),
        }
        found = [by_state[each] for each in wanted]
        result = found[0]
        for more in found[1:]:
            result = result | more
        return result

    def search(self, rows: QuerySet[Appeal], _name: str, text: str) -> QuerySet[Appeal]:
        """As the register does."""
        return find(rows, text) if text else rows


class ErasureFilter(ListFilter):
    """By state."""

    state = ChoicesFilter(label=_("State"), choices=ErasureRequest.State.choices)

    class Meta:
        model = ErasureRequest
        fields: list[str] = []
