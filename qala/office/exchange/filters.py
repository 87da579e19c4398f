"""Filters of the lists."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.exchange.forms import profile_choices
from qala.office.exchange.models import Outcome, ProjectImport, ProjectImportRow
from qala.office.exchange.rules.findings import TEXTS
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter, ListFilter, TextFilter


def finding_choices() -> list[tuple[str, Any]]:
    """Everything that can be noticed in a list of projects."""
    codes = list(TEXTS)
    return [(code, TEXTS[code][1]) for code in codes[codes.index("bad_day") :]]


class ImportFilter(ListFilter):
    """Lists that were brought in."""

    stage = ChoicesFilter(label=_("State"), choices=ProjectImport.Stage.choices)
    profile = ChoicesFilter(label=pgettext_lazy("import", "Profile"), choices=profile_choices)
    made = DateRangeFilter(label=pgettext_lazy("import", "Brought in"), field_name="made_at")

    class Meta:
        model = ProjectImport
        fields: list[str] = []


class ImportRowFilter(ListFilter):
    """Rows of one list."""

    q = TextFilter(label=_("Search"), method="search")
    outcome = ChoicesFilter(label=pgettext_lazy("import", "Outcome"), choices=Outcome.choices)
    noticed = ChoicesFilter(label=_("Noticed"), choices=finding_choices, method="by_finding")

    class Meta:
        model = ProjectImportRow
        fields: list[str] = []

    def search(self, rows: QuerySet[Any], _name: str, text: str) -> QuerySet[Any]:
        """By code or a part of the name."""
        return rows.filter(Q(key__icontains=text) | Q(title__icontains=text))

    def by_finding(self, rows: QuerySet[Any], _name: str, codes: list[str]) -> QuerySet[Any]:
        """Rows at which one of them was noticed."""
        wanted = Q()
        for code in codes:
            wanted |= Q(codes__contains=code)
        return rows.filter(wanted) if codes else rows
