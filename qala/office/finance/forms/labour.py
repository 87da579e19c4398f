"""People and hours."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.office.finance.forms.base import bodies, past_day
from qala.office.finance.models import LabourEntry
from qala.shared.form_pages import ActionForm


class LabourForm(ActionForm):
    """One entry; `only` are the bodies of a contractor."""

    valid_on = past_day()
    reason = forms.CharField(
        label=_("Why the figures change"),
        max_length=1000,
        required=False,
        help_text=_("Needed where other figures were told for the same day before."),
    )
    field_order = ("span", "valid_on", "body", "teller", "trade", "people", "hours", "cost", "reason")

    class Meta:
        model = LabourEntry
        fields = ("span", "body", "teller", "trade", "people", "hours", "cost")

    def __init__(self, *args: Any, only: set[int] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = bodies() if only is None else bodies().filter(pk__in=only)
        self.fields["body"].queryset = rows  # type: ignore[attr-defined]
        self.fields["span"].initial = "day"
        if only is not None:
            self.fields["body"].initial = next(iter(only), None)
            del self.fields["teller"]
            del self.fields["cost"]
        self.order_fields(self.field_order)
