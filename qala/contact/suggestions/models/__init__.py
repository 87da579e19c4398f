"""Tables of the room."""

from qala.contact.suggestions.models.classifier import ClassifierModel
from qala.contact.suggestions.models.rule import SuggestionRule
from qala.contact.suggestions.models.suggestion import Suggestion

__all__ = ["ClassifierModel", "Suggestion", "SuggestionRule"]
