"""The passport: words, place, and the rows that hang on it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.models import Organisation
from qala.office.projects.actions import InPortfolio, Number, Rows
from qala.office.projects.forms.base import bodies, day_field, day_widget
from qala.office.projects.models import Indicator, Portfolio, Project
from qala.shared.form_pages import ActionForm, SeenField
from qala.shared.languages import LANGUAGES

TEXTS = [f"{part}_{language}" for part in ("title", "short", "purpose") for language in LANGUAGES]
DATES = ("planned_start", "planned_finish")
MOST_ROWS = 200


class ScopeRow(forms.Form):
    """A number of the scope; one without an indicator is left out."""

    indicator = forms.ModelChoiceField(label=_("Indicator"), queryset=Indicator.objects.all(), required=False)
    planned = forms.DecimalField(label=_("Planned"), max_digits=16, decimal_places=3, required=False)
    actual = forms.DecimalField(label=_("Built"), max_digits=16, decimal_places=3, required=False)
    source = forms.CharField(label=_("Source"), max_length=250, required=False)

    def clean(self) -> dict[str, Any]:
        """Numbers need to say of what they are."""
        given: dict[str, Any] = super().clean() or {}
        if not given.get("indicator") and any(given.get(name) for name in ("planned", "actual", "source")):
            self.add_error("indicator", gettext("Please fill this in."))
        return given


class IdentifierRow(forms.Form):
    """A name in another register."""

    scheme = forms.CharField(label=pgettext_lazy("project", "Register"), max_length=60, required=False)
    value = forms.CharField(label=_("Identifier"), max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        """Both or none."""
        given: dict[str, Any] = super().clean() or {}
        for name, other in (("scheme", "value"), ("value", "scheme")):
            if given.get(name) and not given.get(other) and other not in self.errors:
                self.add_error(other, gettext("Please fill this in."))
        return given


class PortfolioRow(forms.Form):
    """A membership from–to."""

    portfolio = forms.ModelChoiceField(label=_("Portfolio"), queryset=Portfolio.objects.all(), required=False)
    valid_from = day_field(_("From"), required=False)
    valid_to = day_field(_("To, not included"), required=False)


def _rows(form: type[forms.Form]) -> Any:
    return forms.formset_factory(form, extra=1, max_num=MOST_ROWS, can_delete=True)


SCOPE, IDENTIFIERS, PORTFOLIOS = _rows(ScopeRow), _rows(IdentifierRow), _rows(PortfolioRow)


class OutlineField(forms.JSONField):
    """Nothing is an empty box, not the word null."""

    def prepare_value(self, value: Any) -> Any:
        """As Django does, but for None."""
        return "" if value is None else super().prepare_value(value)


class PassportForm(SeenField, ActionForm):
    """Columns of the project; the rows are formsets beside it (`row_sets`)."""

    lon = forms.FloatField(required=False, min_value=-180, max_value=180, localize=False)
    lat = forms.FloatField(required=False, min_value=-90, max_value=90, localize=False)
    geometry = OutlineField(
        label=pgettext_lazy("project", "Outline"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=_("Draw it on the map or paste GeoJSON, longitude first."),
    )

    class Meta:
        model = Project
        fields = (
            *TEXTS, "kind", "block", "programme", "department", "customer", "currency", "address", "lon", "lat",
            "geometry", *DATES,
        )  # fmt: skip
        widgets = {
            **{f"purpose_{language}": forms.Textarea(attrs={"rows": 3}) for language in LANGUAGES},
            **{name: day_widget() for name in DATES},
        }

    def __init__(
        self, *args: Any, departments: "QuerySet[Organisation] | None" = None, **kwargs: Any
    ) -> None:
        """`departments`: those for which the person may propose; None leaves department and dates out, which a written
        plan leads."""
        super().__init__(*args, **kwargs)
        self.fields["customer"].queryset = bodies()  # type: ignore[attr-defined]
        self.fields["department"].queryset = departments if departments is not None else bodies()  # type: ignore[attr-defined]
        self.fields["currency"].min_length = 3  # type: ignore[attr-defined]
        for language in LANGUAGES:
            for part in ("title", "short", "purpose"):
                self.fields[f"{part}_{language}"].widget.attrs["lang"] = language

    def with_plan(self) -> None:
        """The finish of a project with a plan follows from it; its start moves the plan."""
        del self.fields["planned_finish"]
        self.fields["planned_start"].required = True
        self.fields["planned_start"].help_text = _("The dates of the plan follow, the finish too.")

    def clean(self) -> dict[str, Any]:
        """A name in some language; dates in order."""
        given: dict[str, Any] = super().clean() or {}
        if not any(given.get(f"title_{language}") for language in LANGUAGES):
            self.add_error("title_kk", gettext("Give the full name in one language at least."))
        start, finish = given.get("planned_start"), given.get("planned_finish")
        if start and finish and finish < start:
            self.add_error("planned_finish", gettext("The finish lies before the start."))
        return given

    def texts(self) -> list[list[Any]]:
        """Fields of full name, short name, purpose: each in three languages."""
        return [
            [self[f"{part}_{language}"] for language in LANGUAGES] for part in ("title", "short", "purpose")
        ]


class RowSets:
    """The three sets of rows of one passport."""

    def __init__(self, data: Any, project: Project | None) -> None:
        self.scope = SCOPE(data, prefix="scope", initial=_of(project, _scope))
        self.identifiers = IDENTIFIERS(data, prefix="identifiers", initial=_of(project, _identifiers))
        self.portfolios = PORTFOLIOS(data, prefix="portfolios", initial=_of(project, _portfolios))

    def __iter__(self) -> Any:
        return iter((self.scope, self.identifiers, self.portfolios))

    def is_valid(self) -> bool:
        """Whether all of them are; every one is looked at."""
        return not [each for each in self if not each.is_valid()]

    def rows(self) -> Rows:
        """What the action takes."""
        return Rows(
            scope=[
                Number(row["indicator"].pk, row["planned"], row["actual"], row["source"])
                for row in _kept(self.scope)
                if row.get("indicator")
            ],
            identifiers=[
                (row["scheme"], row["value"]) for row in _kept(self.identifiers) if row.get("value")
            ],
            portfolios=[
                InPortfolio(row["portfolio"].pk, row["valid_from"], row["valid_to"])
                for row in _kept(self.portfolios)
                if row.get("portfolio")
            ],
        )


def _kept(rows: Any) -> list[dict[str, Any]]:
    return [row.cleaned_data for row in rows if row.cleaned_data and not row.cleaned_data.get("DELETE")]


def _of(project: Project | None, read: Callable[[Project], list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return read(project) if project is not None else []


def _scope(project: Project) -> list[dict[str, Any]]:
    return [dict(row) for row in project.scope.values("indicator", "planned", "actual", "source")]


def _identifiers(project: Project) -> list[dict[str, Any]]:
    return [dict(row) for row in project.identifiers.values("scheme", "value").order_by("pk")]


def _portfolios(project: Project) -> list[dict[str, Any]]:
    return [
        dict(row)
        for row in project.memberships.values("portfolio", "valid_from", "valid_to").order_by(
            "valid_from", "pk"
        )
    ]
