"""Forms of the calendars."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.ground.calendars.models import WorkCalendar
from qala.ground.calendars.rules import Hours
from qala.ground.calendars.rules.hours import WEEKDAYS, Week, parse_text, show_text

WEEKDAY_LABELS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)


class HoursField(forms.CharField):
    """Opening hours as one line, "09:00–13:00, 14:30–18:30"; the value is `rules.Hours`, empty for a day off."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("max_length", 80)
        options.setdefault("widget", forms.TextInput(attrs={"placeholder": "09:00–13:00, 14:30–18:30"}))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """Hours from the database as text; what a person typed stays as typed."""
        return show_text(value) if isinstance(value, tuple) else value

    def clean(self, value: Any) -> Hours:
        """The hours, or a message that shows the form to write them in."""
        try:
            return parse_text(super().clean(value) or "")
        except ValueError as error:
            message = _("Write hours like 09:00–13:00, 14:30–18:30, in order and apart.")
            raise forms.ValidationError(message) from error


class ReasonMixin(forms.Form):
    """Every change of a calendar says why."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("For example the number of a government order. Open terms are recomputed."),
    )


class DayForm(ReasonMixin):
    """One day: does it work, when, and what it is called."""

    is_working = forms.TypedChoiceField(
        label=_("This day is"),
        choices=[("no", _("a day off")), ("yes", _("a working day"))],
        coerce=lambda text: text == "yes",
        widget=forms.RadioSelect,
    )
    hours = HoursField(label=_("Hours"), help_text=_("Empty: the usual hours."))
    name_kk = forms.CharField(label=_("Name in Kazakh"), max_length=250, required=False)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=250, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=250, required=False)

    field_order = ("is_working", "hours", "name_kk", "name_ru", "name_en", "reason")

    def clean(self) -> dict[str, Any]:
        """A day off has no hours."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("hours") and given.get("is_working") is False:
            self.add_error("hours", _("A day off has no hours."))
        return given


class WeekMixin(forms.Form):
    """Hours of the seven weekdays."""

    is_round_the_clock = forms.BooleanField(
        label=_("Works round the clock"),
        required=False,
        help_text=_("Day and night, every day: the hours below and public holidays do not matter."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, label in zip(WEEKDAYS, WEEKDAY_LABELS, strict=True):
            self.fields[name] = HoursField(label=label)
        if "reason" in self.fields:
            self.fields["reason"] = self.fields.pop("reason")

    @property
    def week(self) -> Week:
        """The valid hours, Monday first."""
        return tuple(self.cleaned_data[name] for name in WEEKDAYS)

    def clean(self) -> dict[str, Any]:
        """At least one weekday is open, or all are."""
        given: dict[str, Any] = super().clean() or {}
        if (
            not self.errors
            and not given.get("is_round_the_clock")
            and not any(given[name] for name in WEEKDAYS)
        ):
            raise forms.ValidationError(_("At least one weekday must be open."))
        return given


class HoursForm(WeekMixin, ReasonMixin):
    """The ordinary week of a calendar."""


class CalendarForm(WeekMixin, forms.ModelForm):
    """A new calendar."""

    class Meta:
        model = WorkCalendar
        fields = ("code", "name_kk", "name_ru", "name_en", "country")

    def clean_country(self) -> str:
        """Two capital letters."""
        return str(self.cleaned_data["country"]).upper()


def week_initial(calendar: WorkCalendar) -> dict[str, Any]:
    """What the hours form starts with."""
    hours = dict(zip(WEEKDAYS, calendar.week, strict=True))
    return {**hours, "is_round_the_clock": calendar.is_round_the_clock}
