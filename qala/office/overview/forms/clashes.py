"""What is said about a clash, and occasions of the city."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.ground.places.forms import DayInput
from qala.office.overview.models import Occasion
from qala.shared.languages import LANGUAGES


class WordsForm(forms.Form):
    """Why it is so."""

    words = forms.CharField(
        label=pgettext_lazy("clash", "In words"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What was agreed, with whom, from when. The next search looks at the dates again."),
    )


class OccasionForm(forms.ModelForm):
    """Days and a circle."""

    class Meta:
        model = Occasion
        fields = ["name_kk", "name_ru", "name_en", "begins_on", "ends_on", "radius_m", "lon", "lat"]
        widgets = {
            "begins_on": DayInput(),
            "ends_on": DayInput(),
            "lon": forms.HiddenInput(),
            "lat": forms.HiddenInput(),
        }

    def clean(self) -> dict[str, object]:
        """The constraints, with words at the fields."""
        given = super().clean() or {}
        if not any(given.get(f"name_{code}") for code in LANGUAGES):
            self.add_error("name_kk", _("Please give a name in at least one language."))
        begins, ends = given.get("begins_on"), given.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("The last day lies before the first."))
        if given.get("lon") is None or given.get("lat") is None:
            self.add_error(None, _("Please show the place on the map."))
        return given
