"""Forms of the catalogue."""

from typing import Any

from django import forms
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.models import ServiceTerm, Status, Topic
from qala.ground.organisations.models import Organisation
from qala.ground.places.models import District
from qala.shared.clock import today

DAY = {"type": "date"}


class TopicForm(forms.ModelForm):
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

    def _post_clean(self) -> None:
        """The action writes; the form's instance stays as it is."""


class NewTopicForm(TopicForm):
    """With the code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=80,
        validators=[validate_slug],
        help_text=_("Latin letters; never changes later."),
    )
    field_order = ["code"]


class TermForm(forms.ModelForm):
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

    def _post_clean(self) -> None:
        """The action writes."""


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


class StatusForm(forms.ModelForm):
    """The words of a status."""

    class Meta:
        model = Status
        fields = ("name_kk", "name_ru", "name_en")

    def _post_clean(self) -> None:
        """The action writes."""
