"""Forms of the catalogue."""

from typing import Any

from django import forms
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.models import (
    Cause,
    EscalationStep,
    LetterTemplate,
    Procedure,
    ProcedureTerm,
    ServiceTerm,
    Status,
    Topic,
)
from qala.contact.catalog.rules.letters import PLACES
from qala.contact.catalog.rules.procedures import PersonField
from qala.ground.organisations.models import Organisation
from qala.ground.people.rules import roles
from qala.ground.places.models import District
from qala.shared.clock import today
from qala.shared.form_pages import ActionForm

DAY = {"type": "date"}


class TopicForm(ActionForm):
    """Everything of a topic but its code."""

    class Meta:
        model = Topic
        fields = (
            "group", "name_kk", "name_ru", "name_en", "description_kk", "description_ru", "description_en", "keywords",
            "function", "near_metres", "near_days", "order", "is_public", "is_emergency", "is_active",
        )  # fmt: skip
        widgets = {
            name: forms.Textarea(attrs={"rows": 2})
            for name in ("description_kk", "description_ru", "description_en", "keywords")
        }


class NewTopicForm(TopicForm):
    """With the code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=80,
        validators=[validate_slug],
        help_text=_("Latin letters; never changes later."),
    )
    field_order = ["code"]


class TermForm(ActionForm):
    """A new version of a term."""

    class Meta:
        model = ServiceTerm
        fields = (
            "kind",
            "district",
            "amount",
            "unit",
            "calendar",
            "warn_share",
            "valid_from",
            "is_sample",
            "source",
        )
        widgets = {"valid_from": forms.DateInput(attrs=DAY, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].initial = today
        self.fields["district"].queryset = District.objects.as_of(today())  # type: ignore[attr-defined]


class RouteForm(forms.Form):
    """A row of the routing table."""

    district = forms.ModelChoiceField(
        label=_("District"), queryset=District.objects.none(), required=False, empty_label=_("Every district")
    )
    executor = forms.ModelChoiceField(
        label=_("Executor"), queryset=Organisation.objects.none(), required=False
    )
    by_building = forms.BooleanField(label=_("Let the house register decide"), required=False)
    valid_from = forms.DateField(
        label=_("Valid from"), initial=today, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["district"].queryset = District.objects.as_of(today())  # type: ignore[attr-defined]
        self.fields["executor"].queryset = Organisation.objects.as_of(today()).order_by("name_kk")  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """The day from which something no longer holds."""

    valid_to = forms.DateField(
        label=_("No longer from"), initial=today, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )


class StatusForm(ActionForm):
    """The words of a status."""

    class Meta:
        model = Status
        fields = ("name_kk", "name_ru", "name_en")


class ProcedureForm(ActionForm):
    """What may be changed of a procedure."""

    required = forms.MultipleChoiceField(
        label=_("What the applicant must give"),
        choices=PersonField.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Procedure
        fields = (
            "name_kk", "name_ru", "name_en", "required", "needs_hearing", "needs_late_cause", "checks_language",
            "is_active", "source",
        )  # fmt: skip


class ProcedureTermForm(ActionForm):
    """A new version of a procedure's term."""

    class Meta:
        model = ProcedureTerm
        fields = ("kind", "amount", "unit", "warn_share", "valid_from", "is_sample", "source")
        widgets = {"valid_from": forms.DateInput(attrs=DAY, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].initial = today


class RungForm(ActionForm):
    """A step of the ladder."""

    role = forms.ChoiceField(label=_("Duty"))

    class Meta:
        model = EscalationStep
        fields = ("kind", "share", "role", "where", "valid_from")
        widgets = {"valid_from": forms.DateInput(attrs=DAY, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.code, role.label) for role in roles.all_roles()]  # type: ignore[attr-defined]
        self.fields["valid_from"].initial = today


class CauseForm(ActionForm):
    """A listed reason."""

    class Meta:
        model = Cause
        fields = ("use", "name_kk", "name_ru", "name_en", "order", "is_active")


class NewCauseForm(CauseForm):
    """With the code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        validators=[validate_slug],
        help_text=_("Latin letters; never changes later."),
    )
    field_order = ["code"]


class LetterForm(ActionForm):
    """The words of a letter."""

    class Meta:
        model = LetterTemplate
        fields = ("title_kk", "body_kk", "title_ru", "body_ru")
        widgets = {name: forms.Textarea(attrs={"rows": 8}) for name in ("body_kk", "body_ru")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = " ".join(f"{{{place}}}" for place in PLACES)
        self.fields["body_kk"].help_text = _("Filled in from the appeal: %(places)s") % {"places": places}
