"""Forms for new rows of the emergency gate."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.forms.intake import active_topic_choices
from qala.contact.contacts.models import EmergencyQuestion, EmergencyService, HazardWord
from qala.shared.clock import today
from qala.shared.form_pages import ActionForm


class RowForm(ActionForm):
    """A row from a day on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_from"] = forms.DateField(
            label=_("Valid from"), initial=today, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        )
        if "service" in self.fields:
            self.fields["service"].queryset = EmergencyService.objects.as_of(today())  # type: ignore[attr-defined]


class ServiceForm(RowForm):
    """A service."""

    class Meta:
        model = EmergencyService
        fields = ("number", "name_kk", "name_ru", "name_en")


class WordForm(RowForm):
    """A hazard word."""

    class Meta:
        model = HazardWord
        fields = ("word", "language", "priority", "service")


class QuestionForm(RowForm):
    """A question."""

    class Meta:
        model = EmergencyQuestion
        fields = ("topic", "text_kk", "text_ru", "text_en", "priority", "service", "order")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = active_topic_choices()  # type: ignore[attr-defined]


FORMS: dict[str, Any] = {
    "services": ServiceForm,
    "words": WordForm,
    "questions": QuestionForm,
}
