"""Forms of the room."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.exchange.actions.read_list import MAX_UPLOAD
from qala.office.exchange.models import ImportProfile
from qala.office.exchange.queries.profiles import offered_profiles
from qala.office.projects.forms.base import day_widget
from qala.shared.form_pages import ActionForm
from qala.shared.lists.filters import CityDayField


def profile_choices() -> list[tuple[str, str]]:
    """Those in use."""
    return [(each.name, each.title) for each in offered_profiles()]


def read_whole(upload: UploadedFile) -> dict[str, Any]:
    """Its name and content; what is larger than any list is not even read into memory."""
    if (upload.size or 0) > MAX_UPLOAD:
        most = {"megabytes": MAX_UPLOAD // 1_000_000}
        raise forms.ValidationError(_("The file is larger than %(megabytes)s MB.") % most)
    return {"file_name": upload.name, "content": upload.read()}


class UploadForm(forms.Form):
    """A list and what its columns mean."""

    file = forms.FileField(
        label=pgettext_lazy("import", "File"),
        help_text=_("XLSX, CSV, JSON or GeoJSON, plain or gzip, up to 30 MB."),
    )
    profile = forms.ChoiceField(
        label=pgettext_lazy("import", "Profile"),
        choices=profile_choices,
        initial="department-xlsx",
        help_text=_("It says what the columns of the file mean."),
    )

    def clean_file(self) -> dict[str, Any]:
        """Its name and content."""
        return read_whole(self.cleaned_data["file"])


class ProfileForm(ActionForm):
    """A profile of the city's own."""

    class Meta:
        model = ImportProfile
        fields = ("name", "text", "is_active")
        widgets = {"text": forms.Textarea(attrs={"rows": 28, "spellcheck": "false", "class": "x-code"})}
        help_texts = {"name": _("Latin letters, digits and hyphens.")}


class PlanForm(forms.Form):
    """A plan of MS Project."""

    file = forms.FileField(
        label=pgettext_lazy("import", "File"),
        help_text=_("In MS Project: Save as, XML (*.xml)."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xml,text/xml,application/xml"}),
    )

    def clean_file(self) -> dict[str, Any]:
        """Its name and content."""
        return read_whole(self.cleaned_data["file"])


class ProgressForm(forms.Form):
    """Of which day the per cents and dates of a plan file tell."""

    seen = forms.CharField(widget=forms.HiddenInput)
    progress_on = CityDayField(
        label=_("Progress as of"),
        help_text=_("The status date of the file; where it names none, today."),
        widget=day_widget(),
    )


class BaselineForm(forms.Form):
    """The curator's word about a baseline of a plan file."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10)
    decision = forms.CharField(label=capfirst(_("decision")), max_length=500)
