"""Forms of the room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.public.opendata.models.reuse import MAX_ABOUT, MAX_ADDRESS, MAX_MAKER, MAX_TITLE
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.portal.forms.trap import Trap
from qala.shared.form_pages import SeenField


class DecisionForm(forms.Form):
    """Why a dataset is withdrawn or released again."""

    reason = forms.CharField(
        label=_("Reason, read by everybody"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReuseForm(forms.Form):
    """What somebody made of the data."""

    title = forms.CharField(
        label=pgettext_lazy("use of data", "What did you make?"),
        max_length=MAX_TITLE,
        help_text=_("A name: “Map of repairs”, “Budget in pictures”."),
    )
    address = forms.CharField(
        label=pgettext_lazy("use of data", "Where is it?"),
        max_length=MAX_ADDRESS,
        help_text=_("An address that begins with https:// and opens without signing in."),
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off"}),
    )
    maker = forms.CharField(
        label=pgettext_lazy("use of data", "Who made it?"),
        max_length=MAX_MAKER,
        help_text=_("An organisation, or the name under which the author is known. Everybody reads it."),
    )
    about = forms.CharField(
        label=pgettext_lazy("use of data", "What does it do, in a sentence?"),
        max_length=MAX_ABOUT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    datasets = forms.MultipleChoiceField(
        label=_("Which datasets does it use?"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["datasets"]
        chosen.choices = [(code, each.title) for code, each in DATASETS.items()]


class ProposalForm(ReuseForm, Trap):
    """The same with a trap."""


class WordsForm(ReuseForm, SeenField):
    """The same for whoever changes the words or decides about them."""


class ReasonForm(forms.Form):
    """Why a use is not shown, or no more; it stays inside."""

    reason = forms.CharField(
        label=_("Reason, read by colleagues"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
