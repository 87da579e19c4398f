"""The report as the head fills it in: the fields of the report, and a row for each work."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from qala.office.projects.models import ItemKind
from qala.office.reporting.actions.save import MARKS, WRITTEN, Told
from qala.office.reporting.models import ProgressReport, ReportItem
from qala.office.reporting.queries.risks import nameable
from qala.shared.form_pages import ActionForm
from qala.shared.lists.filters import ChecksWidget

NEEDED = ("declared_percent", "forecast_finish", "confidence")
IF_LATER = ("forecast_code", "forecast_reason")
PERCENT = {"min": 0, "max": 100, "step": 1, "inputmode": "decimal"}


@dataclass
class Row:
    """One work on the screen."""

    row: ReportItem
    percent: forms.BoundField
    note: forms.BoundField
    same: forms.BoundField
    step: int

    @property
    def is_over(self) -> bool:
        """Done before; it is shown folded away."""
        return self.row.before >= 100

    @property
    def is_ahead(self) -> bool:
        """Not begun and not expected to be."""
        return self.row.before == 0 and not self.row.expected and not self.row.percent

    @property
    def has_error(self) -> bool:
        """Whether something of it has to be mended: it is not folded away then."""
        return bool(self.percent.errors or self.note.errors)


class ReportForm(ActionForm):
    """Fields of the report; `item-<id>`, `note-<id>`, `same-<id>` for each work ("no change" counts as its last value).

    Nothing is required here: a draft may be half empty, and sending asks for what is missing.
    """

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = ProgressReport
        fields = list(WRITTEN)
        widgets = {
            "narrative_kk": forms.Textarea(attrs={"rows": 3}),
            "narrative_ru": forms.Textarea(attrs={"rows": 4}),
            "narrative_en": forms.Textarea(attrs={"rows": 3}),
            "risk_words": forms.Textarea(attrs={"rows": 2}),
            "forecast_finish": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "declared_percent": forms.NumberInput(attrs=PERCENT),
            "confidence": forms.RadioSelect,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._add_risks()
        for field in self.fields.values():
            field.required = False
        self._mark()
        self.fields["confidence"].choices = [pair for pair in self.fields["confidence"].choices if pair[0]]  # type: ignore[attr-defined]
        self.initial["revision"] = self.instance.revision
        self._rows = list(self.instance.items.select_related("item"))
        for row in self._rows:
            self._add_row(row)

    def _add_risks(self) -> None:
        choices = [(risk.number, f"{risk.mark} · {risk}") for risk in nameable(self.instance)]
        self.fields["risk_numbers"] = forms.TypedMultipleChoiceField(
            label=_("Risks that it touches"),
            choices=choices,
            coerce=int,
            widget=ChecksWidget({"data_nothing": _("none")}),
        )
        if not choices:
            del self.fields["risk_numbers"]

    def _mark(self) -> None:
        """Required is nothing, but sending asks for these; for the cause of a slip only when there is one."""
        told = "narrative_kk" if get_language() == "kk" else "narrative_ru"
        for name in (*NEEDED, told):
            self.fields[name].mark = "needed"  # type: ignore[attr-defined]
        for name in IF_LATER:
            self.fields[name].mark = "none"  # type: ignore[attr-defined]

    def _add_row(self, row: ReportItem) -> None:
        key, step = row.item_id, step_of(row)
        self.fields[f"item-{key}"] = forms.DecimalField(
            label=row.item.name,
            required=False,
            min_value=0,
            max_value=100,
            max_digits=5,
            decimal_places=2,
            widget=forms.NumberInput(
                attrs={"min": 0, "max": 100, "step": step if step > 5 else 1, "inputmode": "decimal"}
            ),
        )
        self.fields[f"same-{key}"] = forms.BooleanField(label=_("No change"), required=False)
        self.fields[f"note-{key}"] = forms.CharField(label=_("Note"), required=False, max_length=500)
        self.initial[f"item-{key}"] = row.percent
        self.initial[f"same-{key}"] = row.percent is not None and row.percent == row.before
        self.initial[f"note-{key}"] = row.note

    def rows(self) -> Iterator[Row]:
        """For the template, in the order of the plan."""
        for row in self._rows:
            key = row.item_id
            yield Row(row, self[f"item-{key}"], self[f"note-{key}"], self[f"same-{key}"], step_of(row))

    def told(self) -> dict[int, Told]:
        """What was filled in of the works, for the action."""
        data = self.cleaned_data
        found = {}
        for row in self._rows:
            percent: Decimal | None = data.get(f"item-{row.item_id}")
            if percent is None and data.get(f"same-{row.item_id}"):
                percent = row.before
            found[row.item_id] = Told(percent, data.get(f"note-{row.item_id}") or "")
        return found

    def words(self) -> dict[str, Any]:
        """The fields of the report, for the action."""
        return {name: self.cleaned_data[name] for name in WRITTEN if name in self.cleaned_data}


def step_of(row: ReportItem) -> int:
    """By how many per cent its buttons move."""
    if row.item.kind == ItemKind.MILESTONE:
        return 100
    marks = MARKS.get(row.item.method)
    return 5 if marks is None else 100 // (len(marks) - 1)
