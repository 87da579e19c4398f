"""Forms of the room."""

from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.filters import (
    channel_choices,
    executor_choices,
    group_choices,
    topic_choices,
)
from qala.contact.quality.access import READ
from qala.contact.quality.models import ClosingReview, SampleRule, ScheduledReport
from qala.contact.quality.queries.asking import BY
from qala.contact.quality.queries.tiles import BY_LABELS
from qala.contact.quality.rules.desk import OPERATOR
from qala.contact.shifts.access import FIGURES
from qala.ground.people.models import Duty, User
from qala.ground.places.queries.hits import district_choices
from qala.shared.clock import today
from qala.shared.form_pages import ActionForm
from qala.shared.lists.filters import ChecksWidget
from qala.shared.permissions import all_permissions

DAY = {"type": "date"}
RATINGS = [("5", _("5 – very good")), ("4", "4"), ("3", "3"), ("2", "2"), ("1", _("1 – very bad"))]
YES_NO = [("yes", _("Yes, it is solved")), ("no", _("No, it is not solved"))]


class _Checks(forms.MultipleChoiceField):
    """A check list of the register's filter bar."""

    widget = ChecksWidget

    def __init__(self, choices: Any, **words: Any) -> None:
        super().__init__(choices=choices, required=False, **words)


class ReportForm(forms.Form):
    """What the report page is asked; only drawn, `queries.asking` reads the address."""

    received_from = forms.DateField(
        label=_("Received from"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    received_to = forms.DateField(
        label=_("Received to"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    by = forms.ChoiceField(label=_("Lines by"), required=False, choices=[(by, BY_LABELS[by]) for by in BY])
    group = _Checks(group_choices, label=_("Topic group"))
    topic = _Checks(topic_choices, label=_("Topic"))
    district = _Checks(district_choices, label=_("District"))
    executor = _Checks(executor_choices, label=_("Executor"))
    channel = _Checks(channel_choices, label=_("Channel"))


class DeskForm(ReportForm):
    """What the report on the desk is asked: contacts have no executor, and its lines are operators."""

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        del self.fields["by"], self.fields["executor"]
        self.fields["received_from"].label, self.fields["received_to"].label = _("Began from"), _("Began to")


class FeedbackForm(forms.Form):
    """One question, a rating and a few words."""

    is_solved = forms.ChoiceField(label=_("Is it solved?"), choices=YES_NO, widget=forms.RadioSelect)
    rating = forms.TypedChoiceField(
        label=_("How do you rate the work?"),
        choices=RATINGS,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    comment = forms.CharField(
        label=_("A few words"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def said(self) -> dict[str, Any]:
        """The arguments of `actions.say`."""
        data = self.cleaned_data
        return {"is_solved": data["is_solved"] == "yes", "rating": data["rating"], "comment": data["comment"]}


class CallForm(FeedbackForm):
    """The same as an operator notes it, or nobody was there."""

    is_reached = forms.ChoiceField(
        label=_("Did somebody answer the phone?"),
        choices=[("yes", _("Yes")), ("no", _("No, nobody"))],
        widget=forms.RadioSelect,
    )
    field_order = ["is_reached", "is_solved", "rating", "comment"]

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["is_solved"].required = False

    def said(self) -> dict[str, Any]:
        """The arguments of `actions.note_call`."""
        said, solved = super().said(), self.cleaned_data["is_solved"]
        return {
            **said,
            "is_reached": self.cleaned_data["is_reached"] == "yes",
            "is_solved": None if not solved else solved == "yes",
        }


class ReviewForm(forms.Form):
    """A controller's verdict."""

    verdict = forms.ChoiceField(
        label=_("Verdict"), choices=ClosingReview.Verdict.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("What is missing"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed unless it is solved."),
    )
    has_to_reopen = forms.BooleanField(label=_("Open the appeal again"), required=False)


class RuleForm(ActionForm):
    """A sample rule from a day on."""

    class Meta:
        model = SampleRule
        fields = ("executor", "topic", "percent", "seed", "valid_from")
        widgets = {"valid_from": forms.DateInput(DAY, "%Y-%m-%d")}


class ScheduleForm(ActionForm):
    """A scheduled report; the filter comes from the report page."""

    class Meta:
        model = ScheduledReport
        fields = ("name", "frequency", "at", "has_pdf", "has_xlsx", "recipients", "query")
        widgets = {
            "at": forms.TimeInput({"type": "time"}, "%H:%M"),
            "query": forms.HiddenInput(),
            "recipients": ChecksWidget({"data_nothing": _("nobody chosen")}),
        }

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        query = QueryDict(str(self["query"].value() or ""))
        self.fields["recipients"].queryset = readers(query.get("by", ""))  # type: ignore[attr-defined]


def readers(by: str) -> Any:
    """People whose duties of today carry the right to read the reports with lines by this."""
    held = Q(is_active=True)
    for code in (READ, FIGURES) if by == OPERATOR else (READ,):
        roles = {role for each in all_permissions() if each.code == code for role in each.roles}
        held &= Q(pk__in=Duty.objects.as_of(today()).filter(role__in=roles).values("user_id"))
    return User.objects.filter(held).order_by("full_name", "pk")
