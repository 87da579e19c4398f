"""The figures that every city starts with; all of them can be changed from a day on."""

from collections.abc import Callable
from datetime import date

from qala.contact.suggestions.models import SuggestionRule
from qala.contact.suggestions.rules.kinds import Kind
from qala.shared import reference

SINCE = date(2021, 7, 1)
# Samples of the house: nothing official says when a suggestion is good enough.
LEAST_PROBABILITY = {Kind.TOPIC: 0.35, Kind.EXECUTOR: 0.4, Kind.PRIORITY: 0.6}


def load(report: Callable[[str], None]) -> None:
    """Create what is missing; a kind with any rule of its own is left alone."""
    known = set(SuggestionRule.objects.values_list("kind", flat=True))
    missing = [kind for kind in Kind if kind.value not in known]
    for kind in missing:
        SuggestionRule.objects.create(kind=kind, valid_from=SINCE, least_probability=LEAST_PROBABILITY[kind])
    report(f"rules of suggestions: {len(missing)} added")


reference.register(70, "suggestions", load)
