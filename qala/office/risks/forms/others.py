"""Forms of issues, results and assessments."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.office.projects.forms.names import NAMES, NAMES_HELP
from qala.office.projects.models import Project
from qala.office.risks.forms.fields import day, person, words
from qala.office.risks.models import Confidence, Issue, Result
from qala.office.risks.queries.people import answerable
from qala.office.risks.rules.confidence import MEANINGS
from qala.shared.form_pages import ActionForm, SeenField


class IssueForm(SeenField, ActionForm):
    """What is wrong, who solves it until when."""

    class Meta:
        model = Issue
        fields = ("title", "text", "severity", "owner", "due_on")
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = person(_("Who solves it"), answerable(project))
        self.fields["due_on"] = day(_("Solve it until"), required=False)


class ResultForm(SeenField, ActionForm):
    """An indicator with base, target and way of measuring."""

    class Meta:
        model = Result
        fields = (
            "title_kk", "title_ru", "title_en", "level", "indicator", "base_value", "base_on", "target_value",
            "target_on", "way", "body", "is_public",
        )  # fmt: skip
        labels = {**NAMES, "base_value": _("Value before"), "target_value": _("Target")}
        help_texts = NAMES_HELP

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("base_on", "target_on"):
            self.fields[name] = day(self.fields[name].label, required=False)


class MeasureForm(forms.Form):
    """A value of a day."""

    valid_on = day(_("Day"))
    value = forms.DecimalField(label=_("Value"), max_digits=16, decimal_places=3)
    source = forms.CharField(label=_("Source"), max_length=300)


class CorrectForm(forms.Form):
    """Another value for the same day."""

    value = forms.DecimalField(label=_("Value"), max_digits=16, decimal_places=3)
    source = forms.CharField(label=_("Source"), max_length=300)
    reason = words(_("Reason of the correction"), rows=2, most=1000)


class DropForm(forms.Form):
    """A result is given up."""

    reason = words(_("Reason"))


class RateForm(forms.Form):
    """The independent opinion."""

    rating = forms.ChoiceField(
        label=_("Delivery confidence"),
        choices=[(level, level.label) for level in Confidence],
        widget=forms.RadioSelect,
    )
    grounds = words(_("Why"), rows=4)
    recommendations = words(_("Recommendations"), rows=3, required=False)

    @staticmethod
    def meanings() -> list[tuple[Any, Any]]:
        """What each level means."""
        return [(level.label, MEANINGS[level]) for level in Confidence]
