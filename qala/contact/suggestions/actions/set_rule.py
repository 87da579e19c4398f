"""Change the figures of suggestions from a day on."""

from datetime import date
from typing import Any

from qala.contact.suggestions.access import can_decide
from qala.contact.suggestions.models import SuggestionRule
from qala.shared import versions
from qala.shared.db import atomic
from qala.shared.errors import require


def set_rule(*, kind: str, valid_from: date, by: Any, **figures: Any) -> SuggestionRule:
    """A new version of the rule; the one before ends on the same day. Raises NotAllowed, Invalid, Conflict."""
    require(can_decide(by))
    made = SuggestionRule(kind=kind, valid_from=valid_from, **figures)
    with atomic():
        return versions.begin(made, SuggestionRule.objects.filter(kind=kind))
