"""Forms of contracts, acts and payments."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.finance.forms.base import amount, bodies, day, past_day, share
from qala.office.finance.models import BudgetLine, Contract, ContractChange, Status
from qala.office.projects.models import Project, SlipReason
from qala.shared.form_pages import ActionForm

DAYS = ("signed_on", "starts_on", "ends_on")


def _projects(field: Any, rows: Any) -> None:
    field.queryset = rows
    field.label_from_instance = lambda p: f"{p.code} · {p.short}"


class ContractForm(ActionForm):
    """A signed contract."""

    class Meta:
        model = Contract
        fields = (
            "number",
            "procurement_id",
            "name",
            "nature",
            "method",
            "bidders_count",
            "customer",
            "supplier",
            "supplier_name",
            "supplier_bin",
            "value",
            *DAYS,
        )
        widgets = {name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d") for name in DAYS}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("customer", "supplier"):
            self.fields[name].queryset = bodies()  # type: ignore[attr-defined]
        self.fields["supplier_name"].help_text = _("Where the list does not know it.")


class ShareForm(forms.Form):
    """Which part of the contract serves a project."""

    project = forms.ModelChoiceField(label=_("Project"), queryset=Project.objects.none())
    share = share(_("Share of the contract"), help_text=_("Per cent; 0 ends the part."))

    def __init__(self, *args: Any, projects: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _projects(self.fields["project"], projects)


class ChangeForm(forms.Form):
    """An additional agreement."""

    kind = forms.ChoiceField(label=_("What changes"), choices=ContractChange.Kind.choices)
    number = forms.CharField(label=_("Number of the agreement"), max_length=80, required=False)
    valid_on = past_day(_("Signed on"))
    new_value = amount(_("New value of the contract"), required=False, help_text=_("For a change of value."))
    new_ends_on = day(_("New end"), required=False, help_text=_("For a change of time."))
    why = forms.ChoiceField(label=pgettext_lazy("project", "Reason"), choices=SlipReason.choices)
    words = forms.CharField(label=_("In words"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))


class EndForm(forms.Form):
    """Fulfilled or ended."""

    status = forms.ChoiceField(
        label=_("How it ended"), choices=[pair for pair in Status.choices if pair[0] != "active"]
    )
    ended_on = past_day(_("Ended on"))
    note = forms.CharField(
        label=_("In words"),
        max_length=1000,
        required=False,
        help_text=_("Needed when it ended before its time."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ActForm(forms.Form):
    """An act of accepted works."""

    act_number = forms.CharField(label=_("Number of the act"), max_length=80)
    amount = amount()
    valid_on = past_day(_("Signed on"))
    project = forms.ModelChoiceField(
        label=_("Project"),
        queryset=Project.objects.none(),
        required=False,
        help_text=_("Without one it is divided by the shares of the contract."),
    )

    def __init__(self, *args: Any, projects: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _projects(self.fields["project"], projects)


class PaymentForm(ActForm):
    """A payment; a return is negative."""

    line = forms.ModelChoiceField(
        label=_("From which budget line"), queryset=BudgetLine.objects.none(), required=False
    )
    reason = forms.CharField(
        label=_("Reason of a return"),
        max_length=1000,
        required=False,
        help_text=_("For a negative amount: money that came back."),
    )

    def __init__(self, *args: Any, lines: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["act_number"].required = False
        self.fields["valid_on"].label = _("Paid on")
        self.fields["line"].queryset = lines  # type: ignore[attr-defined]


class PaymentCorrectionForm(forms.Form):
    """Another amount or day, and why."""

    amount = amount(help_text=_("0 takes the payment back."))
    valid_on = day(_("Paid on"))
    reason = forms.CharField(
        label=_("Why it is corrected"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
