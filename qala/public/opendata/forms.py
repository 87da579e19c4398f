"""Forms of the room."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DecisionForm(forms.Form):
    """Why a dataset is withdrawn or released again."""

    reason = forms.CharField(
        label=_("Reason, read by everybody"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
