"""Forms of the plan: a row, one cell, a change request, a decision."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.actions.plan import ops
from qala.office.projects.actions.plan.change import Slip
from qala.office.projects.forms.base import day_field, day_widget, words
from qala.office.projects.models import ChangeRequest, Project, SlipReason, WorkItem
from qala.shared.form_pages import ActionForm, SeenField
from qala.shared.languages import LANGUAGES

COLUMNS = (
    "name_kk", "name_ru", "name_en", "code", "kind", "duration_days", "constraint", "constraint_on", "calendar",
    "owner", "least_days", "most_days", "method", "weight", "budget", "hours", "is_public", "slip_reason",
    "slip_text_kk", "slip_text_ru", "slip_text_en",
)  # fmt: skip


class ItemForm(SeenField, ActionForm):
    """One row of the plan, whole."""

    waits = forms.CharField(
        label=_("Predecessors"),
        required=False,
        max_length=500,
        help_text=_("Codes of the items it waits for: 3; 5SS+2. Without letters: finish to start."),
    )

    class Meta:
        model = WorkItem
        fields = COLUMNS
        widgets = {"constraint_on": day_widget()}

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["duration_days"].required = False
        self.fields["weight"].required = False
        if not self.instance.pk:
            rows = WorkItem.objects.filter(project=project, removed_at=None).order_by("order")
            self.fields["code"].required = False
            self.fields["parent"] = forms.ModelChoiceField(
                rows, label=pgettext_lazy("project", "Part of"), required=False
            )

    def columns(self) -> dict[str, Any]:
        """What was said, as columns; what was left empty keeps its own beginning."""
        given = {name: self.cleaned_data[name] for name in COLUMNS if name in self.cleaned_data}
        for name in ("duration_days", "weight"):
            if given.get(name) is None:
                given.pop(name, None)
        if not given.get("code"):
            given.pop("code", None)
        return given


class CellForm(SeenField):
    """One field of a row, in its place in the table; the reason of a slip only once it is asked for."""

    value = forms.CharField(required=False, max_length=500)
    slip_reason = forms.ChoiceField(
        label=_("why it moved"), choices=[("", "—"), *SlipReason.choices], required=False
    )
    slip_text = forms.CharField(label=_("reason in words"), required=False, max_length=500)

    def __init__(self, *args: Any, name: str, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name, self.language = name, language
        if name in ("start", "finish"):
            self.fields["value"] = forms.DateField(widget=day_widget())
        elif name == "duration_days":
            self.fields["value"] = forms.IntegerField(
                min_value=0, max_value=9999, widget=forms.NumberInput(attrs={"min": 0})
            )
        self.fields["value"].widget.attrs.update({"autofocus": True, "data-cell": name})

    def op(self, pk: int) -> ops.Op:
        """The change that the cell means."""
        value = self.cleaned_data["value"]
        if self.name == "waits":
            return ops.Waits(pk, value)
        if self.name in ("start", "finish"):
            return ops.Drag(pk, **{self.name: value})
        name = f"name_{self.language}" if self.name == "name" else self.name
        return ops.Change(pk, {name: value})

    def slip(self) -> Slip | None:
        """Why milestones move, where that was asked."""
        reason = self.cleaned_data["slip_reason"]
        return Slip(reason, {self.language: self.cleaned_data["slip_text"]}) if reason else None


class RequestForm(forms.Form):
    """A change of the baseline is asked for."""

    kind = forms.ChoiceField(label=_("What it moves"), choices=ChangeRequest.Kind.choices)
    finish = day_field(
        _("Wanted finish"), required=False, help_text=_("Left empty: the finish of the plan as it stands.")
    )
    scope = words(_("What changes in the scope"), required=False, length=1000)
    reason_code = forms.ChoiceField(
        label=capfirst(pgettext_lazy("project", "reason")), choices=[("", "—"), *SlipReason.choices]
    )
    reason = words(capfirst(_("reason in words")))

    def wanted(self) -> dict[str, str]:
        """As the action takes it."""
        said = {"finish": self.cleaned_data["finish"], "scope": self.cleaned_data["scope"].strip()}
        return {
            name: value if isinstance(value, str) else value.isoformat()
            for name, value in said.items()
            if value
        }


class DecisionForm(SeenField):
    """A curator's words."""

    decision = words(capfirst(_("decision")), rows=2)


def language_of(code: str) -> str:
    """The column's ending for a language of the page."""
    return code[:2] if code[:2] in LANGUAGES else LANGUAGES[0]
