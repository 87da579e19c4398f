"""Forms of the room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.ground.organisations.models import Organisation
from qala.ground.people.models import User
from qala.office.meetings.models import AgendaItem, Assignment, Decision, Meeting
from qala.office.meetings.queries.people import attendance, controllers, invited, office_people
from qala.office.projects.forms.names import NAMES, NAMES_HELP
from qala.office.projects.forms.plan import RequestForm
from qala.office.projects.models import Project
from qala.shared.form_pages import ActionForm, SeenField
from qala.shared.lists.filters import ChecksWidget


def _moment() -> forms.DateTimeInput:
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def _area(rows: int = 3, language: str = "") -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, **({"lang": language} if language else {})})


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def several(
    label: Any, rows: Any, field: "type[forms.ModelMultipleChoiceField[Any]]" = forms.ModelMultipleChoiceField
) -> "forms.ModelMultipleChoiceField[Any]":
    """Any of these rows, as a check list."""
    widget = ChecksWidget(attrs={"data_nothing": _("none")})
    return field(label=label, queryset=rows, required=False, widget=widget)


def one(label: Any, rows: Any, *, required: bool = True) -> "forms.ModelChoiceField[Any]":
    """One of these rows."""
    return forms.ModelChoiceField(label=label, queryset=rows, required=required)


class ProjectChoice(forms.ModelChoiceField):
    """A project by code and name."""

    def label_from_instance(self, obj: Project) -> str:
        """P-0001 Repair of a street."""
        return f"{obj.code} {obj.short}"


class ProjectChecks(forms.ModelMultipleChoiceField):
    """Projects by code and name."""

    label_from_instance = ProjectChoice.label_from_instance


def project_field(rows: Any) -> ProjectChoice:
    """One project of these, or none."""
    return ProjectChoice(label=_("Project"), queryset=rows, required=False)


class MeetingForm(SeenField, ActionForm):
    """Who meets when about what."""

    class Meta:
        model = Meeting
        fields = (
            "title_kk", "title_ru", "title_en", "kind", "starts_at", "ends_at", "place", "chair", "secretary",
            "portfolio", "guests",
        )  # fmt: skip
        labels = NAMES
        help_texts = NAMES_HELP
        widgets = {"starts_at": _moment(), "ends_at": _moment()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chair"] = one(_("Chair"), controllers())
        self.fields["secretary"] = one(_("Secretary"), controllers())
        self.fields["participants"] = several(_("Participants"), office_people())
        self.fields["projects"] = several(_("Projects"), Project.objects.order_by("code"), ProjectChecks)
        self.order_fields([*self.Meta.fields[:9], "participants", "guests", "portfolio", "projects"])


class ItemForm(ActionForm):
    """One question of the agenda."""

    class Meta:
        model = AgendaItem
        fields = ("text_kk", "text_ru", "minutes", "project")
        widgets = {"text_kk": _area(2, "kk"), "text_ru": _area(2, "ru")}

    def __init__(self, *args: Any, projects: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"] = project_field(projects)


class HeardForm(ActionForm):
    """What was said."""

    class Meta:
        model = AgendaItem
        fields = ("heard_kk", "heard_ru")
        widgets = {"heard_kk": _area(5, "kk"), "heard_ru": _area(5, "ru")}


class AttendanceForm(forms.Form):
    """Who of the invited came; all of them until somebody says otherwise."""

    came = forms.ModelMultipleChoiceField(
        label=_("Who came"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others_came = forms.CharField(
        label=_("Who else came"),
        max_length=500,
        required=False,
        help_text=_("Guests and deputies, in words."),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        told = attendance(meeting)
        known = {"came": told.came, "others_came": meeting.others_came}
        kwargs["initial"] = known if told.is_known else {"came": told.invited, "others_came": meeting.guests}
        super().__init__(*args, **kwargs)
        self.fields["came"].queryset = invited(meeting)  # type: ignore[attr-defined]


class DecisionForm(ActionForm):
    """One decision."""

    class Meta:
        model = Decision
        fields = ("text_kk", "text_ru", "item", "project")
        widgets = {"text_kk": _area(4, "kk"), "text_ru": _area(4, "ru")}

    def __init__(self, *args: Any, meeting: Meeting, projects: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"] = one(_("Item of the agenda"), meeting.agenda.all(), required=False)
        self.fields["project"] = project_field(projects)


class ChangeForm(RequestForm):
    """What the decision moves; its words are the reason until others are written."""

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["reason"] = decision.text


class AssignmentForm(SeenField, ActionForm):
    """Who does what until when, and who controls it."""

    class Meta:
        model = Assignment
        fields = ("text", "due_on", "executor", "body", "controller", "project", "decision")
        widgets = {"text": _area(3), "due_on": _day()}

    def __init__(self, *args: Any, meeting: Meeting | None = None, projects: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["executor"] = one(_("Executor"), office_people())
        self.fields["controller"] = one(_("Controller"), controllers())
        self.fields["co_executors"] = several(_("Co-executors"), office_people())
        self.fields["body"] = one(_("Body"), Organisation.objects.order_by("code"), required=False)
        self.fields["project"] = project_field(projects)
        if meeting is None:
            del self.fields["decision"]
        else:
            self.fields["decision"] = one(_("Decision"), meeting.decisions.all(), required=False)


class NoteForm(forms.Form):
    """A step that needs words."""

    note = forms.CharField(label=_("Reason or remark"), max_length=2000, widget=_area())


class ClaimForm(forms.Form):
    """Done, and how."""

    note = forms.CharField(label=_("What was done"), max_length=4000, widget=_area(4))


class ProlongForm(forms.Form):
    """More time."""

    due_on = forms.DateField(label=pgettext_lazy("assignment", "New day"), widget=_day())
    note = forms.CharField(label=_("Reason"), max_length=2000, widget=_area())


class EmptyForm(forms.Form):
    """A step that needs nothing."""
