"""Filters of the lists."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models import Block, Project, Stage
from qala.shared.folding import fold
from qala.shared.lists.filters import ChoicesFilter, ListFilter, TextFilter


def _blocks() -> list[tuple[str, str]]:
    return [(block.code, block.name) for block in Block.objects.all()]


class ProjectFilter(ListFilter):
    """The list of projects."""

    q = TextFilter(label=_("Search"), method="search")
    stage = ChoicesFilter(label=pgettext_lazy("project", "Stage"), choices=Stage.choices)
    block = ChoicesFilter(label=_("Block"), choices=_blocks, field_name="block__code")

    class Meta:
        model = Project
        fields: list[str] = []

    def search(self, rows: Any, _name: str, text: str) -> Any:
        """Parts of names, codes, places."""
        for word in fold(text).split():
            rows = rows.filter(search_key__contains=word)
        return rows
