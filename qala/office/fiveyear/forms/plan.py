"""Plans, versions, steps, remarks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.ground.organisations.models import Organisation
from qala.office.finance.forms.base import day, past_day
from qala.office.fiveyear.models import FiveYearPlan, PlanVersion
from qala.office.projects.models import ProjectKind
from qala.shared.form_pages import ActionForm


def words(label: Any, required: bool = True, **more: Any) -> forms.CharField:
    """Several lines."""
    return forms.CharField(
        label=label, required=required, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}), **more
    )


class PlanForm(ActionForm):
    """A new plan."""

    class Meta:
        model = FiveYearPlan
        fields = ("code", "name_kk", "name_ru", "name_en", "from_year", "to_year", "portfolio")


class VersionForm(forms.Form):
    """A version or scenario."""

    title = forms.CharField(label=_("Name of the version"), max_length=200)
    based_on = forms.ModelChoiceField(
        label=_("Copy of"),
        queryset=PlanVersion.objects.none(),
        required=False,
        empty_label=_("an empty version"),
    )

    def __init__(self, *args: Any, versions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["based_on"].queryset = versions  # type: ignore[attr-defined]


class DiscussForm(forms.Form):
    """Until when departments may speak."""

    discussed_until = day(_("Remarks until"), required=False)


class BackForm(forms.Form):
    """Why it goes back."""

    note = words(_("Why it goes back"))


class ApproveForm(forms.Form):
    """The decision."""

    number = forms.CharField(label=_("Number of the decision"), max_length=80)
    decided_on = past_day(_("Day of the decision"))


class RemarkForm(forms.Form):
    """What a department says."""

    department = forms.ModelChoiceField(label=_("Department"), queryset=Organisation.objects.none())
    text = words(_("Remark"))

    def __init__(self, *args: Any, bodies: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Organisation.objects.filter(pk__in=bodies)
        self.fields["department"].queryset = rows  # type: ignore[attr-defined]
        self.fields["department"].initial = rows.first()


class AnswerForm(forms.Form):
    """Accepted or declined, and why."""

    is_accepted = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("yes", pgettext_lazy("remark", "Accepted")), ("no", pgettext_lazy("remark", "Declined"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = words(_("Answer"))


class KindForm(forms.Form):
    """Which course the project will take."""

    kind = forms.ModelChoiceField(label=_("Kind of project"), queryset=ProjectKind.objects.all())
