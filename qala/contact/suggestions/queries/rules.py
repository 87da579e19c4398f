"""The rule that holds today."""

from qala.contact.suggestions.models import SuggestionRule
from qala.contact.suggestions.rules.kinds import Kind
from qala.shared.clock import today


def rule_for(kind: str) -> SuggestionRule:
    """Today's rule, or one with the house's figures where the city has none. One statement."""
    return SuggestionRule.objects.as_of(today()).filter(kind=kind).first() or SuggestionRule(
        kind=kind, valid_from=today()
    )


def rules_of_today() -> dict[str, SuggestionRule]:
    """For every kind. One statement."""
    found = {rule.kind: rule for rule in SuggestionRule.objects.as_of(today())}
    return {
        str(kind): found.get(str(kind)) or SuggestionRule(kind=kind, valid_from=today())
        for kind in Kind.values
    }
