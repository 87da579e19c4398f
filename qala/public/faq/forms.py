"""What a visitor says of an article."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.public.faq.models.opinion import OpinionReason


class OpinionForm(forms.Form):
    """Why it did not help."""

    reason = forms.ChoiceField(label=_("Why did it not help?"), choices=[("", "—"), *OpinionReason.choices])
    note = forms.CharField(
        label=_("What was missing?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Please do not write names or phones: nobody answers here. To be answered, write an appeal."
        ),
    )
