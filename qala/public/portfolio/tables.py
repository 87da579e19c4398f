"""Columns of the public portfolio and of its files."""

from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from qala.office.overview.queries.lights import TONES
from qala.office.projects.models import Health, Stage
from qala.public.portfolio.queries.districts import Compared, stages_of
from qala.public.portfolio.queries.names import name_of, portfolios, words
from qala.shared import money
from qala.shared.lists import Column, Table
from qala.shared.ui.tags.basic import badge

LIGHTS = {"red": "alert-octagon", "amber": "alert-triangle", "green": "circle-check"}


def title(row: Any) -> str:
    """In the active language."""
    return words(row.title)


def address(row: Any) -> str:
    """Of the project's page."""
    return reverse("portfolio:project", args=[row.code])


def _stage(row: Any) -> str:
    return str(Stage(row.stage).label)


def _light(_row: Any, value: str) -> str:
    return badge(Health(value).label, TONES.get(value, "neutral"), LIGHTS.get(value, "circle-dashed"))


def _money(row: Any, value: Decimal | None) -> str:
    return format_html('<span class="q-nowrap">{}</span>', money.short(value, row.currency))


def _percent(_row: Any, value: Decimal | None) -> str:
    return money.DASH if value is None else f"{number_format(round(value))} %"


def _days(_row: Any, value: int | None) -> str:
    return (
        money.DASH if value is None else f"{'+' if value > 0 else ''}{number_format(value)}".replace("-", "−")
    )


def _name(column: str) -> Any:
    return lambda row: name_of(column, getattr(row, column)) if getattr(row, column) else ""


def _members(row: Any) -> str:
    known = dict(portfolios())
    return ", ".join(known.get(code, code) for code in row.portfolios)


def _amount(key: str, label: Any, **more: Any) -> Column:
    return Column(key, label, value=lambda row: getattr(row, key), draw=_money, sort=key, align="end", **more)


class ProjectTable(Table):
    """Over `light` rows."""

    columns = [
        Column("title", _("Project"), value=title, link=address, is_fixed=True),
        Column("code", _("Code"), value=lambda p: p.code, sort="code", is_default=False),
        Column("block", _("Block"), value=_name("block"), sort="block", is_default=False),
        Column("stage", pgettext_lazy("project", "Stage"), value=_stage),
        Column(
            "health",
            _("Health"),
            value=lambda p: p.health,
            draw=_light,
            export=lambda p: str(Health(p.health).label),
        ),
        Column("district", _("District"), value=_name("district")),
        Column("finish", _("Expected finish"), value=lambda p: p.finishes_on, sort="finishes_on"),
        Column(
            "slip", _("Slip, days"), value=lambda p: p.slip_days, draw=_days, sort="slip_days", align="end"
        ),
        Column(
            "physical",
            _("Physical per cent"),
            value=lambda p: p.physical,
            draw=_percent,
            sort="physical",
            align="end",
        ),
        _amount("budget", _("Budget")),
        _amount("paid", pgettext_lazy("money", "Paid")),
        _amount("contracted", _("Contracted"), is_default=False),
        Column("currency", _("Currency"), value=lambda p: p.currency, is_default=False),
        Column("starts", _("Start"), value=lambda p: p.starts_on, is_default=False),
        Column("promised", _("Promised finish"), value=lambda p: p.promised_on, is_default=False),
        Column("quarter", _("Quarter"), value=_name("quarter"), is_default=False),
        Column("programme", _("Programme"), value=_name("programme"), is_default=False),
        Column("portfolios", _("Portfolios"), value=_members, is_default=False),
        Column("department", _("Department"), value=_name("department"), is_default=False),
        Column("curator", _("Deputy mayor in charge"), value=lambda p: p.curator, is_default=False),
        Column("lon", _("Longitude"), value=lambda p: p.lon, is_default=False),
        Column("lat", _("Latitude"), value=lambda p: p.lat, is_default=False),
        Column("as_of", _("Data as of"), value=lambda p: p.data_as_of, sort="data_as_of", is_default=False),
    ]
    default_sort = "-as_of"  # what is being built now stands before what has long been handed over

    def row_url(self, row: Any) -> str:
        """The project's page."""
        return address(row)

    def row_label(self, row: Any) -> str:
        """What it is called."""
        return title(row)

    def row_tone(self, row: Any) -> str:
        """Those in trouble stand out."""
        return "bad" if row.health == Health.RED else ""


EVERY = ",".join(column.key for column in ProjectTable.columns)


def district_columns(rows: list[Compared]) -> list[Column]:
    """Of the file of districts: a column for each stage, two for each currency that there is."""
    currencies = sorted({code for row in rows for code in row.totals.money})
    return [
        Column("code", _("Code"), value=lambda row: row.code),
        Column("district", _("District"), value=lambda row: row.name),
        Column("projects", _("Projects"), value=lambda row: row.totals.count),
        *[_counted(stage) for stage in stages_of(rows)],
        Column("late", _("Later than promised"), value=lambda row: row.totals.late),
        *[column for code in currencies for column in _summed(code)],
        Column("next", _("Ends next"), value=lambda row: title(row.coming) if row.coming else ""),
        Column("next_on", _("Expected finish"), value=lambda row: row.totals.next_end),
    ]


def _counted(stage: Stage) -> Column:
    return Column(stage.value, stage.label, value=lambda row: row.totals.by_stage.get(stage.value, 0))


def _summed(code: str) -> list[Column]:
    budget, paid = f"{_('Budget')}, {code}", f"{pgettext('money', 'Paid')}, {code}"
    return [
        Column(
            f"budget_{code}", budget, value=lambda row: getattr(row.totals.money.get(code), "budget", None)
        ),
        Column(f"paid_{code}", paid, value=lambda row: getattr(row.totals.money.get(code), "paid", None)),
    ]
