"""Forms of samples, reviews, staffing and standards."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.contact.shifts import ports
from qala.contact.shifts.forms.planning import DAY, area, day_field
from qala.contact.shifts.models import BreakLimit, CentreStandard, ReviewForm, ReviewMark
from qala.contact.shifts.queries.people import operators
from qala.ground.people.models import User
from qala.shared.clock import today
from qala.shared.form_pages import ActionForm

HEAD = "mark_"


def _choices() -> list[tuple[str, Any]]:
    return [(source.kind, source.label) for source in ports.works()]


class SampleForm(forms.Form):
    """What to draw from."""

    operator = forms.ModelChoiceField(label=_("Operator"), queryset=User.objects.none())
    kind = forms.ChoiceField(label=_("Kind of work"), choices=_choices)
    from_on = day_field(_("First day"))
    to_on = day_field(_("Last day"))
    size = forms.IntegerField(label=_("How many"), min_value=1, max_value=200)
    seed = forms.CharField(
        label=_("Seed"), max_length=40, help_text=_("The same word over the same days draws the same work again.")
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["operator"].queryset = operators()  # type: ignore[attr-defined]


class MarksForm(forms.Form):
    """One mark per criterion of a review form."""

    def __init__(self, *args: Any, form: ReviewForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in form.criteria.all():
            label = f"{one.name} · {one.weight}"
            help_text = _("Zero here makes the whole review zero.") if one.is_fatal else ""
            self.fields[f"{HEAD}{one.pk}"] = forms.IntegerField(
                label=label, min_value=0, max_value=100, help_text=help_text
            )
        self.fields["comment"] = area(_("Comment for the operator"), required=False)

    def marks(self) -> dict[int, int]:
        """Marks by criterion id."""
        return _marks(self.cleaned_data)


class ObjectionForm(forms.Form):
    """Why the operator does not agree."""

    text = area(_("Why you do not agree"))


class DecisionForm(forms.Form):
    """The decision about an objection: words, and the marks as they shall be."""

    text = area(_("Reasons of the decision"))

    def __init__(self, *args: Any, rows: list[ReviewMark], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in rows:
            self.fields[f"{HEAD}{row.criterion_id}"] = forms.IntegerField(
                label=row.criterion.name, min_value=0, max_value=100, initial=row.score
            )

    def marks(self) -> dict[int, int]:
        """Marks by criterion id."""
        return _marks(self.cleaned_data)


def _marks(cleaned: dict[str, Any]) -> dict[int, int]:
    return {int(name.removeprefix(HEAD)): value for name, value in cleaned.items() if name.startswith(HEAD)}


class StandardForm(ActionForm):
    """The centre's figures from a day on."""

    class Meta:
        model = CentreStandard
        fields = (
            "valid_from", "service_share", "within_seconds", "occupancy_cap", "shrinkage", "patience_seconds",
            "handle_seconds", "weeks_back", "handover_minutes", "forgotten_minutes", "sample_size", "is_sample",
            "source",
        )  # fmt: skip
        widgets = {"valid_from": forms.DateInput(attrs=DAY, format="%Y-%m-%d")}


class LimitForm(ActionForm):
    """A limit of breaks from a day on."""

    class Meta:
        model = BreakLimit
        fields = ("minutes_each", "minutes_per_shift", "valid_from", "source")
        widgets = {"valid_from": forms.DateInput(attrs=DAY, format="%Y-%m-%d")}


class StaffingForm(forms.Form):
    """The day and where the load comes from; "typed" takes the calls of the field for every hour."""

    day = day_field(_("Day"), initial=today, required=False)
    source = forms.ChoiceField(label=_("Load"), required=False)
    per_hour = forms.FloatField(
        label=_("Contacts an hour, typed in"), min_value=0, max_value=20_000, required=False
    )
    handle = forms.FloatField(label=_("Handling time, seconds"), min_value=1, max_value=7_200, required=False)
    agents = forms.IntegerField(
        label=_("Operators at their places"), min_value=0, max_value=2_000, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(source.code, source.label) for source in ports.loads()]
        self.fields["source"].choices = [*known, ("typed", _("Typed in"))]  # type: ignore[attr-defined]
