"""One small form per step; a verb without words of its own has the empty one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.forms.base import ReasonForm, StepForm, area
from qala.contact.appeals.forms.intake import active_topic_choices, optional_executor_choices
from qala.contact.appeals.forms.legal import (
    AnswerForm,
    CallHearingForm,
    ChangeProcedureForm,
    ConvertForm,
    HoldHearingForm,
    InformForm,
    PauseForm,
    ResumeForm,
    SplitForm,
)
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.catalog.rules.units import UNIT_CHOICES
from qala.ground.people.models import Duty, User
from qala.shared.clock import today


class PlanForm(StepForm):
    """The day of the work."""

    planned_on = forms.DateField(label=_("Day of the work"), widget=forms.DateInput(attrs={"type": "date"}))
    note = area(_("Word to the resident"), required=False, rows=2, length=1000)


class AskForm(StepForm):
    """The question."""

    question = area(_("Question to the resident"), length=2000)


class ReplyForm(StepForm):
    """The reply as told to the desk."""

    text = area(_("The resident's reply"))
    takes_files = True


class WriteForm(StepForm):
    """Words to the resident; they read them in their account or with number and code."""

    text = area(_("Message to the resident"))
    takes_files = True


class ExtendForm(ReasonForm):
    """By how much."""

    amount = forms.IntegerField(label=_("Extend by"), min_value=1, max_value=100_000)
    unit = forms.ChoiceField(label=_("Unit"), choices=UNIT_CHOICES, initial="working_days")
    field_order = ["amount", "unit", "reason"]


class RedirectForm(ReasonForm):
    """To whom."""

    executor = forms.TypedChoiceField(label=_("New executor"), coerce=int)
    field_order = ["executor", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["executor"].choices = optional_executor_choices()  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The action takes the id."""
        return {"executor_id": self.cleaned_data["executor"], "reason": self.cleaned_data["reason"]}


class TopicForm(ReasonForm):
    """The right topic."""

    topic = forms.TypedChoiceField(label=_("Right topic"), coerce=int)
    field_order = ["topic", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = active_topic_choices()  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The action takes the id."""
        return {"topic_id": self.cleaned_data["topic"], "reason": self.cleaned_data["reason"]}


class AssignForm(StepForm):
    """To which person of the executor."""

    person = forms.ModelChoiceField(
        label=_("Person"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Everybody of the organisation"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holders = Duty.objects.filter(
            organisation_id=self.appeal.executor_id or 0, role__in=("executor", "executor_head")
        ).as_of(today())
        people = User.objects.filter(pk__in=holders.values("user_id"), is_active=True).order_by("full_name")
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class NoteForm(StepForm):
    """A note for staff, or for the resident too."""

    text = area(_("Note"))
    is_public = forms.BooleanField(label=_("The resident sees it too"), required=False)
    takes_files = True


class OtherAppealForm(StepForm):
    """Another appeal by its number."""

    other = forms.CharField(label=_("Number of the other appeal"), max_length=30)
    note = area(_("Note"), required=False, rows=2, length=300)

    def clean_other(self) -> Appeal:
        """The appeal meant."""
        number = read_number(self.cleaned_data["other"])
        found = Appeal.objects.filter(number=number).first() if number else None
        if found is None:
            raise forms.ValidationError(_("There is no appeal with this number."))
        return found


class MergeForm(OtherAppealForm):
    """Into which."""

    note = area(_("Word to the resident"), required=False, rows=2, length=300)

    def given(self) -> dict[str, Any]:
        """The action takes the id."""
        return {"into_id": self.cleaned_data["other"].pk, "note": self.cleaned_data["note"]}


class LinkForm(OtherAppealForm):
    """With which."""

    def given(self) -> dict[str, Any]:
        """The action takes the id."""
        return {"other_id": self.cleaned_data["other"].pk, "note": self.cleaned_data["note"]}


class CloseForm(StepForm):
    """A word on the confirmation."""

    note = area(_("Word to the resident"), required=False, rows=2, length=1000)


FORMS: dict[str, type[StepForm]] = {
    "accept": StepForm,
    "answer": AnswerForm,
    "plan": PlanForm,
    "call_hearing": CallHearingForm,
    "hold_hearing": HoldHearingForm,
    "drop_hearing": ReasonForm,
    "pause": PauseForm,
    "resume": ResumeForm,
    "inform": InformForm,
    "split": SplitForm,
    "convert": ConvertForm,
    "change_procedure": ChangeProcedureForm,
    "ask": AskForm,
    "reply": ReplyForm,
    "write": WriteForm,
    "extend": ExtendForm,
    "assign": AssignForm,
    "give_back": ReasonForm,
    "redirect": RedirectForm,
    "change_topic": TopicForm,
    "note": NoteForm,
    "link": LinkForm,
    "merge": MergeForm,
    "reject": ReasonForm,
    "close": CloseForm,
    "reopen": ReasonForm,
}
