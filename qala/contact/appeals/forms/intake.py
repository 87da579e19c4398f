"""The operator's form for a new appeal."""

from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.procedures import Person
from qala.contact.appeals.actions.register import MAX_TEXT, Place
from qala.contact.appeals.filters import executor_choices, topic_choices
from qala.contact.appeals.forms.extra import QuestionFields
from qala.contact.appeals.models.appeal import Priority
from qala.contact.catalog.queries import book
from qala.ground.people.rules.phones import to_e164
from qala.shared.choices import ReadyChoices

DECIMALS = forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"})


def active_topic_choices() -> ReadyChoices:
    """Topics in use under their groups, with an empty first choice."""

    def make() -> ReadyChoices:
        active = {pk for pk, topic in book().topics.items() if topic.is_active}
        groups = [(name, [pair for pair in pairs if pair[0] in active]) for name, pairs in topic_choices()]
        return ReadyChoices([("", "—"), *((name, pairs) for name, pairs in groups if pairs)])

    return book().once("active_topic_choices", make)


def optional_executor_choices() -> ReadyChoices:
    """Executors with an empty first choice."""
    return book().once("optional_executors", lambda: ReadyChoices([("", "—"), *executor_choices()]))


def procedure_choices() -> list[tuple[str, str]]:
    """The procedures under which an appeal may come in, the operational one first."""
    rows = [row for row in book().procedures.values() if row.takes_appeals and row.is_active]
    return [(row.code, row.name) for row in sorted(rows, key=lambda row: row.is_legal)]


def staffed_channels() -> ReadyChoices:
    """Channels that the desk enters, without imports and programs."""

    def make() -> ReadyChoices:
        skipped = ("import", "api")
        staffed = [c for c in book().channels.values() if c.is_staff_only and c.is_active]
        return ReadyChoices((c.code, c.name) for c in staffed if c.code not in skipped)

    return book().once("staffed_channels", make)


class PlaceFields(forms.Form):
    """Where; hidden fields are filled by the map and by the address search."""

    address = forms.CharField(label=_("Address or landmark"), max_length=300, required=False)
    place_note = forms.CharField(label=_("How to find the place"), max_length=300, required=False)
    lon = forms.FloatField(
        label=_("Longitude"), required=False, min_value=-180, max_value=180, widget=DECIMALS
    )
    lat = forms.FloatField(label=_("Latitude"), required=False, min_value=-90, max_value=90, widget=DECIMALS)
    building = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def place(self) -> Place:
        """What the action takes."""
        data = self.cleaned_data
        return Place(data["lon"], data["lat"], data["building"], data["address"], data["place_note"])


# The draft that a browser keeps of an unfinished form (shared/autosave) leaves these out: desks are shared.
NO_DRAFT = {"data-no-draft": True}


class NameAndPhone(forms.Form):
    """Who writes, in short."""

    full_name = forms.CharField(
        label=_("Full name"), max_length=200, required=False, widget=forms.TextInput(attrs=NO_DRAFT)
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", **NO_DRAFT}),
    )

    def clean_phone(self) -> str:
        """E.164, any usual way of typing."""
        typed = self.cleaned_data["phone"].strip()
        if not typed:
            return ""
        number = to_e164(typed)
        if number is None:
            raise forms.ValidationError(_("This is not a phone number."))
        return number


class PersonFields(NameAndPhone):
    """Who writes; all of it may stay empty."""

    email = forms.EmailField(label=_("E-mail"), required=False, widget=forms.EmailInput(attrs=NO_DRAFT))
    flat = forms.CharField(
        label=_("Flat"), max_length=20, required=False, widget=forms.TextInput(attrs=NO_DRAFT)
    )

    def person(self, *, has_agreed: bool = False) -> Person:
        """What the action takes."""
        data = self.cleaned_data
        return Person(data["full_name"], data["phone"], data["email"], data["flat"], has_agreed)


class LawFields(forms.Form):
    """What a procedure of the law may need besides the usual (APPC art. 63)."""

    iin = forms.CharField(
        label=_("IIN"),
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", **NO_DRAFT}),
    )
    home_address = forms.CharField(
        label=_("Postal address"), max_length=300, required=False, widget=forms.TextInput(attrs=NO_DRAFT)
    )


class LegalFields(LawFields):
    """The same with the procedure."""

    procedure = forms.ChoiceField(
        label=_("Procedure"),
        required=False,
        help_text=_("An appeal under the law only at the resident's wish."),
    )
    field_order = ["procedure", "iin", "home_address"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["procedure"].choices = procedure_choices()  # type: ignore[attr-defined]


class IntakeForm(PlaceFields, PersonFields, LegalFields, QuestionFields):
    """Everything an operator types on a call, in the order of the call."""

    text = forms.CharField(
        label=_("What happened"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 4, "autofocus": True}),
    )
    topic = forms.TypedChoiceField(label=_("Topic"), coerce=int, empty_value=None)
    channel = forms.ChoiceField(label=_("Channel"))
    language = forms.ChoiceField(label=_("Language of the answer"), choices=settings.LANGUAGES)
    priority = forms.TypedChoiceField(label=_("Priority"), coerce=int, choices=Priority.choices, initial=0)
    executor = forms.TypedChoiceField(
        label=_("Executor"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Empty: by topic, district and building."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = active_topic_choices()  # type: ignore[attr-defined]
        self.fields["executor"].choices = optional_executor_choices()  # type: ignore[attr-defined]
        self.fields["channel"].choices = staffed_channels()  # type: ignore[attr-defined]
        self.ask_typed()

    def clean(self) -> dict[str, Any]:
        """With the answers to what the topic asks, as lines for staff."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        data["remark"] = "\n".join(self.check_answers())
        return data

    def person(self, *, has_agreed: bool = False) -> Person:
        """With what the law asks for."""
        data = self.cleaned_data
        return replace(
            super().person(has_agreed=has_agreed), iin=data["iin"], home_address=data["home_address"]
        )
