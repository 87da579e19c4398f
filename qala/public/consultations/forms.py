"""Forms of residents, of the office and of moderators."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.finance.forms.base import day
from qala.office.fiveyear.models import PlanVersion
from qala.office.fiveyear.rules.statuses import Stage as PlanStage
from qala.public.consultations.actions.prepare import WORDS
from qala.public.consultations.models import Consultation
from qala.public.consultations.models.remark import MAX_TEXT
from qala.public.consultations.rules.plan import ShownPlan
from qala.public.consultations.rules.statuses import Outcome
from qala.public.portal.forms.trap import Trap
from qala.public.published.models import RefusalCause
from qala.shared.form_pages import ActionForm, SeenField


def lines(
    label: Any, *, rows: int = 4, required: bool = True, most: int = MAX_TEXT, **more: Any
) -> forms.CharField:
    """Several lines of text."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, max_length=most, widget=widget, **more)


class RemarkForm(Trap):
    """What a resident says; without an account an e-mail, for the reply."""

    line = forms.ChoiceField(label=pgettext_lazy("remark", "What is it about?"), required=False)
    text = lines(
        pgettext_lazy("resident", "Your remark"),
        rows=6,
        help_text=_("In Kazakh, Russian or English. Do not write names, phones or addresses of people."),
    )
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, help_text=_("For the reply alone. It is never public.")
    )
    has_agreed = forms.BooleanField(label=_("I agree that my e-mail is used to reply to this remark"))

    def __init__(self, *args: Any, plan: ShownPlan, is_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [
            (str(name), [(one.key, str(one.title)) for one in rows]) for name, rows, _total in plan.blocks()
        ]
        self.fields["line"].choices = [("", _("The plan as a whole")), *groups]  # type: ignore[attr-defined]
        if is_known:
            del self.fields["email"], self.fields["has_agreed"]
        else:
            self.fields["email"].widget.attrs["autocomplete"] = "email"


class ConsultationForm(ActionForm, SeenField):
    """What residents are asked, and when."""

    opens_on = day(_("First day of remarks"))
    closes_on = day(_("Closed from this day on"), help_text=_("Remarks are taken until the evening before."))

    class Meta:
        model = Consultation
        fields = WORDS
        widgets = {
            f"question_{language}": forms.Textarea(attrs={"rows": 4}) for language in ("kk", "ru", "en")
        }


class NewForm(ConsultationForm):
    """With the version that is shown."""

    version = forms.ModelChoiceField(label=_("Version of the plan"), queryset=PlanVersion.objects.none())
    field_order = ("version", *WORDS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = PlanVersion.objects.filter(
            stage__in=(PlanStage.DRAFT, PlanStage.DISCUSSION, PlanStage.APPROVAL)
        )
        self.fields["version"].queryset = rows.select_related("plan")  # type: ignore[attr-defined]


class ProlongForm(forms.Form):
    """Until when, and why."""

    closes_on = day(_("Closed from this day on"))
    note = lines(_("Why it is prolonged"), rows=2, most=500)


class WithdrawForm(forms.Form):
    """Why; residents read it."""

    note = lines(_("Why it is withdrawn"), rows=2, most=500)


class SummaryForm(forms.Form):
    """What changed because of it; residents read it."""

    summary_kk = lines(_("What changed, in Kazakh"), required=False, most=8000)
    summary_ru = lines(_("What changed, in Russian"), required=False, most=8000)
    summary_en = lines(_("What changed, in English"), required=False, most=8000)


class ReplyForm(forms.Form):
    """The reply; everybody reads it."""

    outcome = forms.ChoiceField(
        label=_("What becomes of it"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    reply = lines(_("Reply of the city"), rows=5)


class ShowForm(forms.Form):
    """In which words it goes out."""

    words = lines(
        _("Public words"), rows=6, help_text=_("The resident's own, without anything about people.")
    )


class HideForm(forms.Form):
    """Why it stays inside."""

    cause = forms.ChoiceField(label=pgettext_lazy("residents", "Why not"), choices=RefusalCause.choices)
