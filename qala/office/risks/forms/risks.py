"""Forms of risks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.office.projects.models import Project
from qala.office.risks.forms.fields import day, person, words
from qala.office.risks.models import Risk, Severity, Strategy
from qala.office.risks.models.figures import FIGURES
from qala.office.risks.queries.people import answerable
from qala.shared.form_pages import ActionForm, SeenField

AREA = forms.Textarea(attrs={"rows": 2})


class RiskForm(SeenField, ActionForm):
    """Cause, event, effect, and who watches."""

    class Meta:
        model = Risk
        fields = (
            "cause", "event", "effect", "category", "proximity", "owner", "next_review_on", "public_kk", "public_ru",
            "public_en",
        )  # fmt: skip
        widgets = {"cause": AREA, "event": AREA, "effect": AREA}

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = person(_("Who watches it"), answerable(project))
        self.fields["next_review_on"] = day(_("Next review"), required=False)


class FiguresForm(ActionForm):
    """Probability and impacts; the score follows."""

    note = words(_("Why these figures"), rows=2, required=False, most=1000)

    class Meta:
        model = Risk
        fields = FIGURES


class NoteForm(forms.Form):
    """A step that needs words."""

    note = words(_("Reason or remark"))


class StrategyForm(forms.Form):
    """How the risk is met."""

    strategy = forms.ChoiceField(label=_("Strategy"), choices=Strategy.choices, widget=forms.RadioSelect)
    note = words(_("Remark"), rows=2, required=False)


class ReviewForm(forms.Form):
    """Looked at, and when next."""

    note = words(_("What was found"))
    next_review_on = day(_("Next review"), required=False, help_text=_("Empty: after the usual term."))


class OccurForm(forms.Form):
    """A risk becomes an issue."""

    note = words(_("What has happened"))
    severity = forms.TypedChoiceField(label=_("Severity"), choices=Severity.choices, coerce=int)
    due_on = day(_("Solve it until"), required=False)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = person(_("Who solves it"), answerable(project))


class ResponseForm(forms.Form):
    """One measure."""

    text = forms.CharField(label=_("Measure"), max_length=500)
    due_on = day(_("Due on"))

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = person(_("Who does it"), answerable(project))


class OutcomeForm(forms.Form):
    """A measure is done."""

    outcome = words(_("What came of it"), rows=2, most=500)


class EmptyForm(forms.Form):
    """A step that needs nothing."""
