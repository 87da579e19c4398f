"""Filters of the topic list."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.models import Topic, TopicGroup
from qala.shared.lists.filters import ChoicesFilter, ListFilter, TextFilter

STATES = [
    ("active", _("In use")),
    ("inactive", _("Not in use")),
    ("review", _("Imported, waits for review")),
    ("emergency", _("May be an emergency")),
    ("hidden", _("Not public")),
]
_CONDITIONS = {
    "active": Q(is_active=True),
    "inactive": Q(is_active=False),
    "review": Q(needs_review=True),
    "emergency": Q(is_emergency=True),
    "hidden": Q(is_public=False),
}


def group_choices() -> list[tuple[int, str]]:
    """Groups by their order."""
    return [(group.pk, group.name) for group in TopicGroup.objects.all()]


class TopicFilter(ListFilter):
    """All parameters of the list's address."""

    q = TextFilter(label=_("Search in names, words and code"), method="search")
    group = ChoicesFilter(label=_("Group"), choices=group_choices)
    state = ChoicesFilter(label=_("State"), choices=STATES, method="by_state")

    class Meta:
        model = Topic
        fields: list[str] = []

    def search(self, rows: QuerySet[Topic], name: str, value: str) -> QuerySet[Topic]:
        """Any of the names."""
        words = Q(code__icontains=value) | Q(keywords__icontains=value)
        for language in ("kk", "ru", "en"):
            words |= Q(**{f"name_{language}__icontains": value})
        return rows.filter(words)

    def by_state(self, rows: QuerySet[Topic], name: str, values: list[str]) -> QuerySet[Topic]:
        """All of the checked states."""
        for value in values:
            rows = rows.filter(_CONDITIONS[value])
        return rows
