"""Forms of shifts and their hand-over."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.shifts.models import ShiftPattern
from qala.contact.shifts.queries.people import operators, supervisors
from qala.ground.people.models import User
from qala.shared.clock import today

DAY = {"type": "date"}


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day of the city."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"), **more)


def area(label: Any, *, required: bool = True, rows: int = 3) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(
        label=label, max_length=2000, required=required, widget=forms.Textarea(attrs={"rows": rows})
    )


class PeopleForm(forms.Form):
    """Who is on a shift."""

    supervisor = forms.ModelChoiceField(
        label=_("Shift supervisor"), queryset=User.objects.none(), required=False
    )
    operators = forms.ModelMultipleChoiceField(
        label=_("Operators"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["operators"].queryset = operators()  # type: ignore[attr-defined]
        self.fields["supervisor"].queryset = supervisors()  # type: ignore[attr-defined]

    def people(self) -> dict[str, Any]:
        """What the actions are called with, but for `seen`."""
        lead = self.cleaned_data["supervisor"]
        return {
            "operator_ids": [one.pk for one in self.cleaned_data["operators"]],
            "supervisor_id": lead.pk if lead else None,
        }


class ChangedPeopleForm(PeopleForm):
    """The same of a shift that is planned; `seen` says from which state the list was made."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class PlanForm(PeopleForm):
    """A new shift of a pattern."""

    pattern = forms.ModelChoiceField(label=_("Pattern"), queryset=ShiftPattern.objects.none())
    day = day_field(_("Begins on"), initial=today)
    field_order = ["pattern", "day", "supervisor", "operators"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pattern"].queryset = ShiftPattern.objects.filter(  # type: ignore[attr-defined]
            Q(valid_to=None) | Q(valid_to__gt=today())
        )

    def clean(self) -> dict[str, Any]:
        """The pattern must hold on the day."""
        pattern, day = self.cleaned_data.get("pattern"), self.cleaned_data.get("day")
        if pattern and day and not ShiftPattern.objects.as_of(day).filter(pk=pattern.pk).exists():
            self.add_error("pattern", _("This pattern does not hold on that day."))
        return self.cleaned_data


class ReasonForm(forms.Form):
    """Why a shift is called off."""

    reason = area(_("Reason"), rows=2)


class NoteForm(forms.Form):
    """A hand-over note."""

    text = area(_("What the next shift must know"))
    is_urgent = forms.BooleanField(label=_("Urgent note"), required=False)
