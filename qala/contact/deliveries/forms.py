"""Forms of the room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.rules.statuses import HAPPENED, LIFE
from qala.contact.deliveries.models import OutsideSystem, Webhook
from qala.contact.deliveries.models.webhook import Field
from qala.contact.deliveries.rules.subjects import choices, other_news
from qala.ground.organisations.models import Organisation
from qala.ground.people.models import User
from qala.shared.clock import today
from qala.shared.form_pages import ActionForm


def news() -> list[tuple[str, Any]]:
    """What can be heard of: registration and every step of appeals, and what other rooms tell."""
    return [
        *((verb, HAPPENED[verb]) for verb in ("register", *(step.verb for step in LIFE.steps))),
        *other_news(),
    ]


class WebhookForm(ActionForm):
    """Where, what and of whom."""

    url = forms.URLField(label=_("Address"), max_length=500, assume_scheme="https")
    subjects = forms.MultipleChoiceField(
        label=_("Hears of"), choices=choices, widget=forms.CheckboxSelectMultiple
    )
    verbs = forms.MultipleChoiceField(
        label=_("News"),
        choices=news,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None checked: all."),
    )
    fields_ = forms.MultipleChoiceField(
        label=_("What is told beside the number"),
        choices=Field.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Text, address and who wrote only of appeals that the organisation executes."),
    )

    class Meta:
        model = Webhook
        fields = ("name", "url", "organisation", "subjects", "verbs", "fields_", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.as_of(today()).order_by("name_kk")  # type: ignore[attr-defined]
        if self.instance.pk:
            self.fields["fields_"].initial = self.instance.fields

    def words(self) -> dict[str, Any]:
        """What the action takes."""
        words = dict(self.cleaned_data)
        words["fields"] = words.pop("fields_")
        return words


class SystemForm(ActionForm):
    """An outside system; its key is never shown again."""

    url = forms.URLField(
        label=_("Address of the endpoint"),
        max_length=500,
        assume_scheme="https",
        help_text=_("As in its discovery document."),
    )
    api_key = forms.CharField(
        label=_("Key (api_key)"),
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Given by the other side. Empty keeps the one there is."),
    )
    code_lines = forms.CharField(
        label=_("Service codes"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line: code of our topic = service_code there."),
    )

    class Meta:
        model = OutsideSystem
        fields = (
            "organisation", "url", "api_key", "jurisdiction_id", "acts_as", "code_lines", "usual_code", "knows_updates",
            "sends_person", "is_active",
        )  # fmt: skip
        labels = {
            "jurisdiction_id": _("Jurisdiction (jurisdiction_id)"),
            "knows_updates": _("Tells what has changed (updated_after)"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.as_of(today()).order_by("name_kk")  # type: ignore[attr-defined]
        people = User.objects.filter(kind="staff", is_active=True).order_by("full_name")
        self.fields["acts_as"].queryset = people  # type: ignore[attr-defined]
        if self.instance.pk:
            lines = [f"{ours} = {theirs}" for ours, theirs in self.instance.codes.items()]
            self.fields["code_lines"].initial = "\n".join(lines)

    def words(self) -> dict[str, Any]:
        """What the action takes."""
        words = dict(self.cleaned_data)
        pairs = [line.partition("=") for line in words.pop("code_lines").splitlines() if "=" in line]
        words["codes"] = {
            ours.strip(): theirs.strip()[:80] for ours, _sign, theirs in pairs if theirs.strip()
        }
        return words
