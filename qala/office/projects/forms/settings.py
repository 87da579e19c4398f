"""What the office sets: blocks, kinds with their steps, indicators, portfolios, programmes."""

from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from qala.office.projects.forms.base import bodies
from qala.office.projects.models import (
    Block,
    Indicator,
    Portfolio,
    Programme,
    ProjectKind,
    Stage,
    StepTemplate,
)
from qala.office.projects.rules.sectors import SECTORS
from qala.shared.form_pages import ActionForm, SeenField
from qala.shared.languages import LANGUAGES
from qala.shared.lists.filters import ChecksWidget

NAMES = ("name_kk", "name_ru", "name_en")


class Reference(SeenField, ActionForm):
    """A row with a name in some language."""

    def clean(self) -> dict[str, Any]:
        """Kazakh and Russian are needed: the public reads these words."""
        given: dict[str, Any] = super().clean() or {}
        for name in ("name_kk", "name_ru"):
            if name in self.fields and not given.get(name) and name not in self.errors:
                self.add_error(name, gettext("Please fill this in."))
        return given


class BlockForm(Reference):
    """A block and the sectors of OC4IDS that it means."""

    sectors = forms.MultipleChoiceField(
        label=_("Sectors (OC4IDS)"),
        choices=[(code, code) for code in SECTORS],
        required=False,
        widget=ChecksWidget(attrs={"data_nothing": _("none")}),
    )

    class Meta:
        model = Block
        fields = ("code", *NAMES, "order", "icon", "sectors")


class KindForm(Reference):
    """A kind of project."""

    class Meta:
        model = ProjectKind
        fields = ("code", *NAMES, "work", "works_rank")


class StepForm(Reference):
    """A step of the course of a kind."""

    stage = forms.ChoiceField(label=pgettext_lazy("project", "Stage"), choices=Stage.choices)

    class Meta:
        model = StepTemplate
        fields = (
            "kind", "order", "code", *NAMES, "stage", "phase", "is_gate", "usual_days",
            "criteria_kk", "criteria_ru", "criteria_en",
        )  # fmt: skip
        widgets = {f"criteria_{each}": forms.Textarea(attrs={"rows": 2}) for each in LANGUAGES}


class IndicatorForm(Reference):
    """What can be counted."""

    class Meta:
        model = Indicator
        fields = ("code", *NAMES, "unit_kk", "unit_ru", "unit_en", "unit_code")


class PortfolioForm(Reference):
    """A portfolio."""

    class Meta:
        model = Portfolio
        fields = ("code", *NAMES, "kind", "owner", "from_year", "to_year")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = bodies()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Years in order."""
        given = super().clean()
        first, last = given.get("from_year"), given.get("to_year")
        if first and last and last < first:
            self.add_error("to_year", gettext("The end must be after the beginning."))
        return given


class ProgrammeForm(Reference):
    """A programme with its objective."""

    class Meta:
        model = Programme
        fields = ("code", *NAMES, "portfolio", "objective_kk", "objective_ru", "objective_en")
        widgets = {f"objective_{each}": forms.Textarea(attrs={"rows": 2}) for each in LANGUAGES}


FORMS: dict[str, type[Reference]] = {
    "blocks": BlockForm,
    "kinds": KindForm,
    "steps": StepForm,
    "indicators": IndicatorForm,
    "portfolios": PortfolioForm,
    "programmes": ProgrammeForm,
}
