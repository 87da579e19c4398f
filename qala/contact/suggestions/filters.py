"""Filters of the list of classifiers."""

from django.utils.translation import gettext_lazy as _

from qala.contact.suggestions.models import ClassifierModel
from qala.contact.suggestions.rules.kinds import Kind, State
from qala.shared.lists.filters import ChoicesFilter, ListFilter


class ClassifierFilter(ListFilter):
    """By what they suggest and how they stand."""

    kind = ChoicesFilter(label=_("What it suggests"), choices=Kind.choices)
    state = ChoicesFilter(label=_("State"), choices=State.choices)

    class Meta:
        model = ClassifierModel
        fields: list[str] = []
