"""Forms of the staff screens."""

import json

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.models import Function, Organisation
from qala.ground.places.models import District, Street
from qala.shared import clock

MAX_OUTLINE = 2_000_000


class DayInput(forms.DateInput):
    """A native day picker."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DistrictForm(forms.ModelForm):
    class Meta:
        model = District
        fields = ["name_kk", "name_ru", "name_en", "kato", "valid_to"]
        widgets = {"valid_to": DayInput()}


class BoundaryForm(forms.Form):
    """Another outline from a day on."""

    outline = forms.FileField(
        label=_("Outline"),
        help_text=_("A GeoJSON file with one area: Polygon, MultiPolygon or a Feature of it."),
    )
    valid_from = forms.DateField(label=_("Valid from"), widget=DayInput())
    basis = forms.CharField(
        label=_("Basis"), max_length=300, help_text=_("The decision that drew this border.")
    )

    def clean_outline(self):
        """The geometry, also out of a Feature or a collection of one."""
        file = self.cleaned_data["outline"]
        if file.size > MAX_OUTLINE:
            raise forms.ValidationError(_("The file is larger than 2 MB."))
        try:
            found = json.loads(file.read().decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise forms.ValidationError(_("This is not a GeoJSON file.")) from error
        inner = found.get("features") if isinstance(found, dict) else None
        if isinstance(inner, list) and len(inner) == 1 and found.get("type") == "FeatureCollection":
            found = inner[0]
        if isinstance(found, dict) and found.get("type") == "Feature":
            found = found.get("geometry")
        if not isinstance(found, dict):
            raise forms.ValidationError(_("This is not an outline with an area."))
        return found


class StreetForm(forms.ModelForm):
    other_names = forms.CharField(
        label=_("Other and former names"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on a line. The street is found by them too."),
    )  # fmt: skip

    class Meta:
        model = Street
        fields = ["name_kk", "name_ru", "name_en"]

    def clean_other_names(self):
        """The lines."""
        return [line.strip()[:250] for line in self.cleaned_data["other_names"].splitlines() if line.strip()]


class BuildingForm(forms.Form):
    number = forms.CharField(label=_("House number"), max_length=30)
    lon = forms.FloatField(label=_("Longitude"), required=False)
    lat = forms.FloatField(label=_("Latitude"), required=False)


class CareForm(forms.Form):
    """Who takes over what from when."""

    function = forms.ModelChoiceField(label=_("Function"), queryset=Function.objects.none())
    organisation = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.none())
    valid_from = forms.DateField(label=_("Valid from"), widget=DayInput())
    valid_to = forms.DateField(label=_("Valid to"), widget=DayInput(), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        functions, organisations = self.fields["function"], self.fields["organisation"]
        functions.queryset = Function.objects.all()  # type: ignore[attr-defined]
        bodies = Organisation.objects.as_of(clock.today()).order_by("name_kk", "pk")
        organisations.queryset = bodies  # type: ignore[attr-defined]


class EndCareForm(forms.Form):
    valid_to = forms.DateField(label=_("First day without it"), widget=DayInput())
