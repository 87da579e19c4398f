"""Filters of the list of polls."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.polls.models import Audience, Poll, Results
from qala.contact.polls.models.poll import Stage
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter, ListFilter, TextFilter


class PollFilter(ListFilter):
    """All parameters of the list's address."""

    q = TextFilter(label=_("Search in titles"), method="search")
    stage = ChoicesFilter(label=_("Stage"), choices=Stage.choices)
    audience = ChoicesFilter(label=_("Who may answer"), choices=Audience.choices)
    results = ChoicesFilter(label=_("Results"), choices=Results.choices)
    opens = DateRangeFilter(label=_("Begins"), field_name="opens_at")

    class Meta:
        model = Poll
        fields: list[str] = []

    def search(self, rows: QuerySet[Poll], name: str, value: str) -> QuerySet[Poll]:
        """Any of the titles."""
        return rows.filter(
            Q(title_kk__icontains=value) | Q(title_ru__icontains=value) | Q(title_en__icontains=value)
        )
