"""Asking for a report of the portfolio."""

from django import forms
from django.utils.translation import gettext_lazy

from qala.office.overview.models import PortfolioPaper


class PaperForm(forms.Form):
    """Which file, in which language."""

    form = forms.ChoiceField(label=gettext_lazy("Kind of file"), choices=PortfolioPaper.Form.choices)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=[("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
    )
