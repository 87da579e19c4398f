"""Filters of the lists."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.overview.models import Clash
from qala.office.overview.rules.clash_life import ClashStage
from qala.office.projects.models import Block
from qala.shared.folding import fold
from qala.shared.lists.filters import ChoicesFilter, DayRangeFilter, ListFilter, TextFilter


def _blocks() -> list[tuple[str, str]]:
    return [(block.code, block.name) for block in Block.objects.all()]


class ClashFilter(ListFilter):
    """Clashes of works."""

    q = TextFilter(label=_("Search"), method="search")
    stage = ChoicesFilter(label=pgettext_lazy("clash", "State"), choices=ClashStage.choices)
    kind = ChoicesFilter(label=_("Kind"), choices=Clash.Kind.choices)
    block = ChoicesFilter(label=_("Block"), choices=_blocks, method="of_block")
    days = DayRangeFilter(label=pgettext_lazy("clash", "From"), field_name="begins_on")

    class Meta:
        model = Clash
        fields: list[str] = []

    def search(self, rows: Any, _name: str, text: str) -> Any:
        """Codes and names of either project."""
        for word in fold(text).split():
            rows = rows.filter(Q(one__search_key__contains=word) | Q(other__search_key__contains=word))
        return rows

    def of_block(self, rows: Any, _name: str, codes: list[str]) -> Any:
        """Either project is of one of the blocks."""
        return rows.filter(Q(one__block__code__in=codes) | Q(other__block__code__in=codes)) if codes else rows
