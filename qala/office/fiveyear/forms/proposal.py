"""Proposals with their money, ceilings, indicators: tables of figures by year."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.models import Organisation
from qala.office.finance.forms.base import amount, bodies, past_day
from qala.office.finance.models import Source
from qala.office.fiveyear.models import DriverIndicator, Proposal
from qala.office.projects.forms.names import NAMES, NAMES_HELP
from qala.shared.form_pages import ActionForm

Key = tuple[int, str]


class MoneyFields(forms.Form):
    """One field for each year and source: `m_2027_local`."""

    years: range

    def add_money(self, years: range, money: Any) -> None:
        """Put the fields in."""
        self.years = years
        for source in Source:
            for year in years:
                field = amount(f"{source.label} {year}", required=False, min_value=0)
                field.widget.attrs |= {"class": "form-control", "aria-label": field.label}
                field.initial = money.get((year, source.value))
                self.fields[f"m_{year}_{source.value}"] = field

    def grid(self) -> list[tuple[Any, list[Any]]]:
        """(source, its years with their fields) for the template."""
        return [
            (source.label, [(year, self[f"m_{year}_{source.value}"]) for year in self.years])
            for source in Source
        ]

    def money(self) -> dict[Key, Decimal | None]:
        """What was typed, by (year, source); of a wrong form what can be read."""
        read = getattr(self, "cleaned_data", {})
        return {
            (year, source.value): read.get(f"m_{year}_{source.value}")
            for source in Source
            for year in self.years
        }

    def others(self) -> dict[str, Any]:
        """All other fields."""
        return {name: value for name, value in self.cleaned_data.items() if not name.startswith("m_")}


class ProposalForm(MoneyFields, ActionForm):
    """A proposal; a department writes for itself."""

    class Meta:
        model = Proposal
        fields = (
            "title_kk",
            "title_ru",
            "title_en",
            "department",
            "block",
            "district",
            "project",
            "purpose_kk",
            "purpose_ru",
            "purpose_en",
        )
        labels, help_texts = NAMES, NAMES_HELP
        widgets = {f"purpose_{tongue}": forms.Textarea(attrs={"rows": 2}) for tongue in ("kk", "ru", "en")}

    def __init__(
        self, *args: Any, years: range, money: Any, own: set[int] | None, projects: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        rows = bodies() if own is None else Organisation.objects.filter(pk__in=own)
        self.fields["department"].queryset = rows  # type: ignore[attr-defined]
        if own:
            self.fields["department"].initial = min(own)
        self.fields["project"].queryset = projects  # type: ignore[attr-defined]
        self.fields["project"].label_from_instance = lambda p: f"{p.code} · {p.short}"  # type: ignore[attr-defined]
        self.add_money(years, money)

    def plain(self) -> list[Any]:
        """The fields above the table of money."""
        return [field for field in self if not field.name.startswith("m_")]


class CeilingForm(MoneyFields):
    """Limits by year and source."""

    def __init__(self, *args: Any, years: range, money: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_money(years, money)


class IndicatorForm(ActionForm):
    """An indicator with its targets by year."""

    class Meta:
        model = DriverIndicator
        fields = ("name_kk", "name_ru", "name_en", "unit", "base_year", "base_value", "order")

    def __init__(self, *args: Any, years: range, targets: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = years
        for year in years:
            self.fields[f"target_{year}"] = forms.DecimalField(
                label=_("Target of %(year)s") % {"year": year},
                required=False,
                max_digits=18,
                decimal_places=4,
                initial=targets.get(year),
            )

    def targets(self) -> dict[int, Decimal]:
        """By year, those that were given."""
        read = ((year, self.cleaned_data.get(f"target_{year}")) for year in self.years)
        return {year: value for year, value in read if value is not None}


class ActualForm(forms.Form):
    """What was reached."""

    value = forms.DecimalField(label=_("Reached"), max_digits=18, decimal_places=4)
    valid_on = past_day(_("By the day"))
    source = forms.CharField(label=_("Where it is known from"), max_length=250)
    reason = forms.CharField(
        label=_("Why the figures change"),
        max_length=1000,
        required=False,
        help_text=_("Needed where another value was told for the same day before."),
    )
