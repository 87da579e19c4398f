"""What a resident says about an appeal that is there: words to the executor, and whether it is solved."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.contact.quality.forms import RATINGS


class MessageForm(forms.Form):
    """Words to the executor; photos may come without any."""

    text = forms.CharField(
        label=_("Your message"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class JudgeForm(forms.Form):
    """Is it solved? The two buttons say yes or no; stars and words may stay empty."""

    is_solved = forms.ChoiceField(choices=[("yes", ""), ("no", "")], widget=forms.HiddenInput)
    rating = forms.TypedChoiceField(
        label=_("Your rating"),
        choices=RATINGS,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    comment = forms.CharField(
        label=_("A few words, if you like"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
