"""Forms of the head and of those who keep templates and numbers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.forms.base import area
from qala.contact.catalog.models import Topic, TopicGroup
from qala.contact.fieldwork.models import AnswerTemplate, NavigationLink
from qala.contact.fieldwork.queries.people import members
from qala.contact.fieldwork.rules.wording import VARIABLES
from qala.ground.organisations.models import Organisation
from qala.ground.people.models import User
from qala.shared.clock import today
from qala.shared.form_pages import ActionForm

DAY = {"type": "date"}


class AbsenceForm(forms.Form):
    """Who is away, from when to when, and who stands in."""

    absent = forms.ModelChoiceField(label=_("Who is away"), queryset=User.objects.none())
    deputy = forms.ModelChoiceField(label=_("Who stands in"), queryset=User.objects.none())
    valid_from = forms.DateField(
        label=_("Away from"), initial=today, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    valid_to = forms.DateField(
        label=_("First day back"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    reason = forms.CharField(label=_("Reason, such as leave"), max_length=200, required=False)

    def __init__(self, *args: Any, organisation_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("absent", "deputy"):
            self.fields[name].queryset = members([organisation_id], today())  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    """Yes, or no with a word."""

    decision = area(_("Word on the decision"), required=False, rows=2, length=500)


class TemplateForm(ActionForm):
    """Everything of a template but its counters."""

    class Meta:
        model = AnswerTemplate
        fields = (
            "purpose", "name_kk", "name_ru", "name_en", "group", "topic", "organisation", "text_kk", "text_ru",
            "text_en", "is_active",
        )  # fmt: skip
        widgets = {name: forms.Textarea(attrs={"rows": 5}) for name in ("text_kk", "text_ru", "text_en")}

    def __init__(self, *args: Any, organisations: set[int] | None, **kwargs: Any) -> None:
        """`organisations` None: may write the city's own and every organisation's."""
        super().__init__(*args, **kwargs)
        rows = Organisation.objects.as_of(today()).order_by("name_kk")
        field = self.fields["organisation"]
        field.queryset = rows if organisations is None else rows.filter(pk__in=organisations)  # type: ignore[attr-defined]
        if organisations is not None:
            field.required = True
            field.empty_label = None  # type: ignore[attr-defined]
        self.fields["group"].queryset = TopicGroup.objects.order_by("order", "code")  # type: ignore[attr-defined]
        self.fields["topic"].queryset = Topic.objects.filter(is_active=True).order_by("name_kk")  # type: ignore[attr-defined]
        words = ", ".join(f"{{{name}}} – {label}" for name, label in VARIABLES.items())
        self.fields["text_kk"].help_text = words


class LinkForm(ActionForm):
    """A navigation link."""

    class Meta:
        model = NavigationLink
        fields = ("code", "name_kk", "name_ru", "name_en", "template", "order", "is_active")
