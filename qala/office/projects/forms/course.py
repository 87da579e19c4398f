"""Who answers, where the project goes, its steps, merging and splitting."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qala.office.projects.actions.steps import LONGEST
from qala.office.projects.forms.base import bodies, day_field, words
from qala.office.projects.models import Part, Project, ProjectStep
from qala.office.projects.models.party import OF_PEOPLE
from qala.office.projects.queries.people import holders
from qala.office.projects.rules import roles
from qala.shared.clock import today
from qala.shared.form_pages import SeenField


class PartForm(forms.Form):
    """A part, its holder, the day from which it holds."""

    part = forms.ChoiceField(label=_("Part in the project"), choices=Part.choices)
    person = forms.ModelChoiceField(
        label=_("Person, for curator, head and deputy"), queryset=Project.objects.none(), required=False
    )
    organisation = forms.ModelChoiceField(
        label=_("Body, for the other parts"), queryset=Project.objects.none(), required=False
    )
    valid_from = day_field(_("From"), initial=today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = holders(roles.PROJECT_HEAD, roles.CURATOR)  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = bodies()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The holder who does not fit the part is left out; who is needed is asked for by the action."""
        given: dict[str, Any] = super().clean() or {}
        given["organisation" if given.get("part") in OF_PEOPLE else "person"] = None
        return given


class ReasonForm(forms.Form):
    """Why."""

    reason = words(_("Reason"))

    def __init__(self, *args: Any, is_needed: bool = True, is_public: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = is_needed
        if is_public:
            self.fields["reason"].help_text = gettext("Everybody reads it in place of the project's page.")


class PassForm(forms.Form):
    """A step is over."""

    passed_on = day_field(_("Passed on"), initial=today)
    decision = words(_("Decision: number, day, words"), length=500, required=False)

    def __init__(self, *args: Any, is_gate: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_gate:
            self.fields["decision"].label = gettext("Remark")
        self.fields["decision"].required = is_gate


DAYS = forms.NumberInput(attrs={"class": "form-control p-days"})


class CourseForm(SeenField):
    """Working days of every step that is not passed, and the day on which the first begins."""

    start = day_field(_("The first step begins on"), required=False)

    def __init__(
        self, *args: Any, steps: Sequence[tuple[ProjectStep, int]], has_passed: bool, **kwargs: Any
    ) -> None:
        """`steps`: with their lengths of today. `has_passed`: the beginning follows from the last passed step."""
        super().__init__(*args, **kwargs)
        if has_passed:
            del self.fields["start"]
        else:
            self.fields["start"].required = True
        for step, days in steps:
            self.fields[str(step.pk)] = forms.IntegerField(
                label=step.name, min_value=1, max_value=LONGEST, initial=days, widget=DAYS
            )

    def lengths(self) -> dict[int, int]:
        """Working days by the step's id."""
        return {int(name): value for name, value in self.cleaned_data.items() if name.isdecimal()}


class MergeForm(ReasonForm):
    """Into which one, and why."""

    into = forms.ModelChoiceField(label=_("Goes on in"), queryset=Project.objects.none())
    field_order = ("into", "reason")

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_ones = Project.objects.exclude(stage__in=("closed", "cancelled")).exclude(pk=project.pk)
        field = self.fields["into"]
        field.queryset = open_ones.order_by("code")  # type: ignore[attr-defined]
        field.label_from_instance = lambda row: f"{row.code} · {row.short}"  # type: ignore[attr-defined]


class SplitForm(ReasonForm):
    """The names of the part, and why."""

    title_kk = forms.CharField(label=capfirst(_("full name in Kazakh")), max_length=400)
    title_ru = forms.CharField(label=capfirst(_("full name in Russian")), max_length=400)
    title_en = forms.CharField(label=capfirst(_("full name in English")), max_length=400, required=False)
    field_order = ("title_kk", "title_ru", "title_en", "reason")
