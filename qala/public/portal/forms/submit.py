"""The form by which a resident writes: what, where, who."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.register import MAX_TEXT, Place
from qala.contact.appeals.forms.extra import QuestionFields
from qala.contact.appeals.forms.intake import LegalFields, PersonFields, PlaceFields, active_topic_choices
from qala.public.portal.forms.consent import ConsentFields
from qala.public.portal.rules.parameters import FormParameters
from qala.public.portfolio.queries.about import project_of_code
from qala.public.projection.models import PublicProject
from qala.shared.parameters.reading import of_today

CONTACTS = ("full_name", "phone", "email", "flat", "iin", "home_address")
STEPS = {
    "what": ("text", "topic"),
    "where": ("address", "building", "place_note", "lon", "lat"),
    "who": ("reach", *CONTACTS, "procedure", "has_agreed", "website"),
}


class SubmitForm(PlaceFields, PersonFields, LegalFields, ConsentFields, QuestionFields):
    """Everything a resident may tell; only text and topic must be there."""

    text = forms.CharField(
        label=_("What happened?"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("In your own words, in Kazakh, Russian or English. Do not write personal numbers here."),
    )
    topic = forms.TypedChoiceField(label=_("What is it about?"), coerce=int, empty_value=None)
    reach = forms.ChoiceField(
        label=_("How shall we reach you?"),
        required=False,
        choices=[
            ("contacts", _("By phone or e-mail")),
            ("anonymous", _("Not at all: I follow it by number and code")),
        ],
        widget=forms.RadioSelect,
    )

    # A place chosen on the check page among those the address may mean: "lon,lat" or "lon,lat,building".
    spot = forms.RegexField(
        r"^-?[0-9]{1,3}(\.[0-9]{1,9})?,-?[0-9]{1,3}(\.[0-9]{1,9})?(,[0-9]{1,9})?$",
        required=False,
        widget=forms.HiddenInput,
    )

    # The public project from whose page it is written. One that was withdrawn meanwhile stops no appeal.
    project = forms.SlugField(max_length=40, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.about: PublicProject | None = project_of_code(self["project"].value())
        self.fields["topic"].choices = active_topic_choices()  # type: ignore[attr-defined]
        self.fields["procedure"].choices = [  # type: ignore[attr-defined]
            ("", _("As a request to the city's services (the usual way)")),
            *[pair for pair in self.fields["procedure"].choices if pair[0] != "operational"],  # type: ignore[attr-defined]
        ]
        for name, kind in {"full_name": "name", "phone": "tel", "email": "email"}.items():
            self.fields[name].widget.attrs["autocomplete"] = kind
        self.ask_typed()

    def clean(self) -> dict[str, Any]:
        """Answers, and whether somebody without contacts may write."""
        data = self.cleaned_data
        if data.get("reach") == "anonymous":
            for name in CONTACTS:
                data[name] = ""
                self.errors.pop(name, None)
        data = super().clean()
        data["remark"] = "\n".join(self.check_answers())
        is_reachable = data.get("phone") or data.get("email") or getattr(self.user, "is_authenticated", False)
        is_anonymous = data.get("reach") == "anonymous" or not is_reachable
        if is_anonymous and not of_today(FormParameters).takes_anonymous and not self.errors:
            self.add_error(
                "phone", _("Please give a phone or an e-mail: anonymous appeals are not taken here.")
            )
        return data

    @property
    def is_anonymous(self) -> bool:
        """Whether even a signed-in person does not want to be known."""
        return self.cleaned_data.get("reach") == "anonymous"

    def place(self) -> Place:
        """With the spot that was chosen, where the form itself has no point."""
        made, spot = super().place(), self.cleaned_data.get("spot", "")
        if not spot or made.lon is not None:
            return made
        lon, lat, *building = spot.split(",")
        return replace(
            made,
            lon=float(lon),
            lat=float(lat),
            building_id=int(building[0]) if building else made.building_id,
        )

    def person(self, *, has_agreed: bool = False) -> Any:
        """With what the law asks for."""
        data = self.cleaned_data
        made = super().person(has_agreed=has_agreed)
        return replace(made, iin=data["iin"], home_address=data["home_address"])

    @property
    def first_wrong_step(self) -> str:
        """The step to open when the form comes back."""
        for step, names in STEPS.items():
            if any(name in self.errors for name in names) or (
                step == "what" and any(name.startswith("q_") for name in self.errors)
            ):
                return step
        return "what"
