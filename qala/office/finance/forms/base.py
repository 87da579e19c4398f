"""Fields that many forms of the room share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.ground.organisations.models import Organisation
from qala.shared.clock import today


def day(label: Any, required: bool = True, **more: Any) -> forms.DateField:
    """A day with the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, **more)


def past_day(label: Any = None, **more: Any) -> forms.DateField:
    """Today unless changed."""
    return day(label or pgettext_lazy("project", "Day"), initial=today, **more)


def amount(label: Any = None, required: bool = True, **more: Any) -> forms.DecimalField:
    """Money with hundredths."""
    widget = forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"})
    return forms.DecimalField(
        label=label or _("Amount"), required=required, max_digits=18, decimal_places=2, widget=widget, **more
    )


def share(label: Any, required: bool = True, **more: Any) -> forms.DecimalField:
    """Per cent of a whole; the action gets it between 0 and 1."""
    return forms.DecimalField(
        label=label, required=required, min_value=0, max_value=100, max_digits=9, decimal_places=6, **more
    )


def reason() -> forms.CharField:
    """Words of a correction."""
    return forms.CharField(
        label=_("Why it is corrected"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


def bodies() -> Any:
    """Organisations of today."""
    return Organisation.objects.as_of(today()).order_by("name_ru", "name_kk")


class CorrectionForm(forms.Form):
    """Another amount and why."""

    amount = amount()
    reason = reason()
