"""Filters of the moderators' list."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.public.opendata.models import Reuse
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.opendata.rules.statuses import State
from qala.shared.lists.filters import ChoicesFilter, ListFilter, TextFilter


def _datasets() -> list[tuple[str, Any]]:
    return [(code, each.title) for code, each in DATASETS.items()]


class ReuseFilter(ListFilter):
    """All parameters of the list's address."""

    q = TextFilter(label=_("Name"), field_name="title", lookup_expr="icontains")
    state = ChoicesFilter(
        label=pgettext_lazy("use of data", "State"), choices=State.choices, field_name="state"
    )
    dataset = ChoicesFilter(label=_("Dataset"), choices=_datasets, method="by_dataset")

    class Meta:
        model = Reuse
        fields: list[str] = []

    def by_dataset(self, rows: QuerySet[Reuse], name: str, values: list[str]) -> QuerySet[Reuse]:
        """Any of the datasets."""
        return rows.filter(datasets__overlap=values)
