"""Forms of budget lines."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.ground.people.access import organisations_of
from qala.office.finance.access import PLAN_MONEY
from qala.office.finance.forms.base import amount, bodies, past_day, share
from qala.office.finance.models import BudgetLine, Version
from qala.office.projects.models import Project
from qala.shared.clock import today
from qala.shared.form_pages import ActionForm


class LineForm(ActionForm):
    """A new line with its approved amount."""

    amount = amount(_("Approved amount"))
    document = forms.CharField(label=_("By which document"), max_length=250, required=False)
    valid_on = past_day(_("Approved on"))

    class Meta:
        model = BudgetLine
        fields = ("name", "year", "source", "programme_code", "cost_item", "administrator", "reference")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = organisations_of(user, PLAN_MONEY)
        rows = bodies() if own is None else bodies().filter(pk__in=own)
        self.fields["administrator"].queryset = rows  # type: ignore[attr-defined]
        self.fields["year"].initial = today().year
        if own is not None and len(own) == 1:
            self.fields["administrator"].initial = next(iter(own))


class RevisionForm(forms.Form):
    """Another amount from a day on."""

    version = forms.ChoiceField(
        label=_("Version"), choices=[pair for pair in Version.choices if pair[0] != "original"]
    )
    amount = amount(_("New amount"))
    valid_on = past_day(_("In force from"))
    document = forms.CharField(label=_("By which document"), max_length=250, required=False)


class AllocationForm(forms.Form):
    """A part for a project: per cent or an amount."""

    project = forms.ModelChoiceField(label=_("Project"), queryset=Project.objects.none())
    share = share(_("Share of the line"), required=False, help_text=_("Per cent; 0 ends the part."))
    amount = amount(_("or an amount"), required=False)
    valid_on = past_day(_("From"))

    def __init__(self, *args: Any, projects: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = projects  # type: ignore[attr-defined]
        self.fields["project"].label_from_instance = lambda p: f"{p.code} · {p.short}"  # type: ignore[attr-defined]
