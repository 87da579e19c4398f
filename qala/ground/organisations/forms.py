"""Forms of the organisations."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.ground.calendars.models import WorkCalendar
from qala.ground.organisations import queries
from qala.ground.organisations.models import ContactPoint, Function, Organisation
from qala.ground.organisations.rules import bin as bin_rules
from qala.shared.clock import today


class DayInput(forms.DateInput):
    """The browser's own picker of a day."""

    input_type = "date"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%Y-%m-%d", **options)


class OrganisationForm(forms.ModelForm):
    """What is written about an organisation; `valid_from` only when it is new."""

    bin = forms.CharField(label=_("BIN"), required=False, max_length=20)
    website = forms.URLField(label=_("website"), required=False, assume_scheme="https")

    class Meta:
        model = Organisation
        fields = (
            "name_kk",
            "name_ru",
            "name_en",
            "code",
            "kind",
            "parent",
            "bin",
            "phone",
            "email",
            "website",
            "address",
            "district_kato",
            "valid_from",
        )
        widgets = {"valid_from": DayInput()}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["parent"].queryset = queries.active(today()).order_by("search_key")  # type: ignore[attr-defined]
        self.fields["valid_from"].initial = today()
        if self.instance.pk:
            del self.fields["valid_from"]

    def clean_bin(self) -> str:
        """Spaces and dashes go before the check digit is looked at."""
        number = bin_rules.normalised(self.cleaned_data["bin"])
        if number and not bin_rules.is_valid_number(number):
            raise forms.ValidationError(
                _("This is not a valid BIN: it has 12 digits and the last one is a check digit.")
            )
        return number


class CalendarForm(forms.Form):
    """The working calendar of an organisation."""

    calendar = forms.ModelChoiceField(
        label=_("Work calendar"),
        queryset=WorkCalendar.objects.all(),
        required=False,
        empty_label=_("the default one"),
    )


class OnDayForm(forms.Form):
    """Something happens on a day, with a basis."""

    on = forms.DateField(label=_("From the day"), widget=DayInput())
    note = forms.CharField(
        label=_("Basis"), max_length=300, required=False, help_text=_("For example the number of a decision.")
    )

    def __init__(self, *args: Any, organisation: Organisation, **options: Any) -> None:
        super().__init__(*args, **options)
        self.organisation = organisation
        self.fields["on"].initial = today()

    def others(self, day: date) -> Any:
        """Organisations that exist, without this one."""
        return queries.active(day).exclude(pk=self.organisation.pk).order_by("search_key")


class GrantForm(OnDayForm):
    """A function the organisation does not hold yet."""

    function = forms.ModelChoiceField(label=_("Function"), queryset=Function.objects.none())
    field_order = ("function", "on", "note")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        held = queries.open_functions(self.organisation)
        self.fields["function"].queryset = Function.objects.exclude(pk__in=held)  # type: ignore[attr-defined]


class HandOverForm(OnDayForm):
    """A function goes to another organisation, or ends."""

    function = forms.ModelChoiceField(label=_("Function"), queryset=Function.objects.none())
    to = forms.ModelChoiceField(
        label=_("Hand over to"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("nobody: the function ends here"),
    )
    field_order = ("function", "to", "on", "note")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        held = queries.open_functions(self.organisation)
        self.fields["function"].queryset = Function.objects.filter(pk__in=held)  # type: ignore[attr-defined]
        self.fields["to"].queryset = self.others(today())  # type: ignore[attr-defined]


class DissolveForm(OnDayForm):
    """The end of an organisation."""

    successor = forms.ModelChoiceField(
        label=_("Successor"),
        queryset=Organisation.objects.none(),
        required=False,
        help_text=_("Takes over all functions and parts."),
    )
    is_forced = forms.BooleanField(
        label=_("End it even if its functions are left without anybody"), required=False
    )
    field_order = ("on", "successor", "note", "is_forced")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["successor"].queryset = self.others(today())  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        """After the first day."""
        day: date = self.cleaned_data["on"]
        if day <= self.organisation.valid_from:
            raise forms.ValidationError(_("The day must be after the organisation's first day."))
        return day

    def clean(self) -> dict[str, Any]:
        """Without a successor a reason is needed as soon as something is left behind."""
        given: dict[str, Any] = super().clean() or {}
        if not given.get("successor") and queries.is_needed(self.organisation):
            if not given.get("is_forced"):
                self.add_error("successor", _("It still holds functions or has parts: name a successor."))
            elif not given.get("note"):
                self.add_error("note", _("Give the reason for ending it without a successor."))
        return given


class ContactPointForm(forms.ModelForm):
    """One line of the contacts; an e-mail must look like one."""

    class Meta:
        model = ContactPoint
        fields = ("kind", "value", "purpose", "is_public")

    def clean(self) -> dict[str, Any]:
        """The value fits its kind."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("kind") == ContactPoint.Kind.EMAIL and given.get("value"):
            try:
                forms.EmailField().clean(given["value"])
            except forms.ValidationError as error:
                self.add_error("value", error)
        return given


ContactPointFormSet = forms.modelformset_factory(
    ContactPoint, form=ContactPointForm, extra=3, can_delete=True
)
