"""What the office writes, and what is said of a photo."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.office.reporting.models import PhotoKind, ProjectPhoto
from qala.office.reporting.rules.remarks import PARTS
from qala.shared.form_pages import ActionForm


class RemarksForm(forms.Form):
    """A remark to each part of a report."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part, label in PARTS.items():
            self.fields[part] = forms.CharField(
                label=str(label), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
            )


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class PhotosForm(forms.Form):
    """Photos beside a report."""

    kind = forms.ChoiceField(label=_("What they show"), choices=PhotoKind.choices)
    alt_kk = forms.CharField(label=_("What is seen, in Kazakh"), required=False, max_length=300)
    alt_ru = forms.CharField(label=_("What is seen, in Russian"), required=False, max_length=300)
    alt_en = forms.CharField(label=_("What is seen, in English"), required=False, max_length=300)


class DescribeForm(ActionForm):
    """What one photo shows."""

    class Meta:
        model = ProjectPhoto
        fields = ["kind", "taken_on", "alt_kk", "alt_ru", "alt_en"]
        widgets = {"taken_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
