"""The form of one parameter's next value."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.shared.clock import today
from qala.shared.form_pages import SeenField
from qala.shared.parameters.declaring import MOST_LETTERS, Meaning


class ValueForm(SeenField):
    """Value, first day, whether the city has adopted it, and where it comes from."""

    valid_from = forms.DateField(
        label=_("Valid from"), initial=today, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    is_verified = forms.BooleanField(
        label=_("Verified"), required=False, help_text=_("The city has adopted this value.")
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=250,
        required=False,
        help_text=_("Order, law, contract or measurement behind it."),
    )
    field_order = ["value", "valid_from", "is_verified", "source"]

    def __init__(self, meaning: Meaning, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"] = _field(meaning)
        self.order_fields(self.field_order)


def _field(meaning: Meaning) -> forms.Field:
    label = f"{_('Value')}, {meaning.unit_of(0)}" if meaning.unit else _("Value")
    words: dict[str, Any] = {"label": label, "help_text": meaning.hint}
    bounds: dict[str, Any] = {"min_value": meaning.least, "max_value": meaning.most}
    match meaning.kind:
        case "whole":
            return forms.IntegerField(**words, **bounds)
        case "number":
            return forms.DecimalField(**words, **bounds, localize=True)
        case "yes_no":
            return forms.ChoiceField(**words, choices=[("1", _("Yes")), ("0", _("No"))])
        case "moment":
            return forms.TimeField(**words, widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
        case _:
            return forms.CharField(**words, max_length=MOST_LETTERS)
