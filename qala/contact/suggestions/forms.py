"""Forms of the room."""

from typing import Any

from django import forms

from qala.contact.suggestions.models import SuggestionRule
from qala.shared.clock import today
from qala.shared.form_pages import ActionForm


class RuleForm(ActionForm):
    """A new version of a rule."""

    class Meta:
        model = SuggestionRule
        fields = (
            "valid_from", "least_probability", "least_gain", "held_out_share", "least_rows", "least_label_rows",
            "most_rows", "is_automatic",
        )  # fmt: skip
        widgets = {"valid_from": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].initial = today
        self.initial["valid_from"] = today()
