"""The portfolio as a table: every column of a standing."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.overview.queries.lights import DASH, TONES, light, reckoned, signed, standing, why
from qala.office.overview.queries.seen import FINISH, GROWTH, GROWTH_SHARE
from qala.office.projects.models import Health, Stage
from qala.office.risks.rules.confidence import Confidence
from qala.shared import money
from qala.shared.lists import Column, Table
from qala.shared.ui.tags.basic import badge

LIGHTS = {"red": "alert-octagon", "amber": "alert-triangle", "green": "circle-check"}


def draw_light(_row: Any, value: str) -> str:
    """Word, shape and colour."""
    return badge(Health(value).label, TONES.get(value, "neutral"), LIGHTS.get(value, "circle-dashed"))


def growth(row: Any) -> Decimal | None:
    """Budget beyond the original one."""
    at = standing(row)
    if at is None or at.budget is None or at.original_budget is None:
        return None
    return at.budget - at.original_budget


def growth_share(row: Any) -> Decimal | None:
    """In per cent of the original budget."""
    grown, original = growth(row), reckoned("original_budget")(row)
    return round(100 * grown / original, 1) if grown is not None and original else None


def finish(row: Any) -> date | None:
    """As it came or as it is forecast."""
    return row.shown_finish


def _sum(name: str) -> Callable[[Any, Any], str]:
    return lambda row, value: format_html(
        '<span class="q-nowrap">{}</span>', money.short(value, row.currency)
    )


def _percent(_row: Any, value: Any) -> str:
    return DASH if value is None else f"{number_format(round(value, 1))} %"


def _chance(row: Any, value: Any) -> str:
    return _percent(row, None if value is None else value * 100)


def _grown(_row: Any, value: Any) -> str:
    return signed(value, "" if value is None else " %")


def _plain(_row: Any, value: Any) -> str:
    return DASH if value is None else number_format(value, force_grouping=True)


def _index(_row: Any, value: Any) -> str:
    return DASH if value is None else number_format(round(value, 2), decimal_pos=2)


def _days(_row: Any, value: Any) -> str:
    return signed(value)


def _amount(key: str, label: Any, name: str, **more: Any) -> Column:
    return Column(
        key, label, value=reckoned(name), draw=_sum(name), sort=f"seen__{name}", align="end", **more
    )


def _share(key: str, label: Any, name: str, **more: Any) -> Column:
    return Column(key, label, value=reckoned(name), draw=_percent, sort=f"seen__{name}", align="end", **more)


def _figure(key: str, label: Any, name: str, draw: Any = _plain, **more: Any) -> Column:
    return Column(key, label, value=reckoned(name), draw=draw, sort=f"seen__{name}", align="end", **more)


def _day(key: str, label: Any, name: str) -> Column:
    return Column(key, label, value=reckoned(name), sort=f"seen__{name}", is_default=False)


def _confidence(row: Any) -> str:
    said = reckoned("confidence")(row)
    return str(Confidence(said).label) if said else ""


class PortfolioTable(Table):
    """Over projects with `seen`, `curator_name`, `head_name`, `shown_finish`."""

    columns = [
        Column(
            "code",
            _("Code"),
            value=lambda p: p.code,
            link=lambda p: p.get_absolute_url(),
            sort="code",
            is_fixed=True,
        ),
        Column("title", _("Project"), value=lambda p: p.short),
        Column(
            "health",
            _("Health"),
            value=light,
            draw=draw_light,
            export=lambda p: Health(light(p)).label,
            sort="seen__health",
        ),
        Column("confidence", _("Delivery confidence"), value=_confidence, is_default=False),
        Column("why", _("Why"), value=why, is_default=False),
        Column(
            "stage",
            pgettext_lazy("project", "Stage"),
            value=lambda p: Stage(p.stage_then).label,
            sort="stage_then",
        ),
        Column("finish", _("Expected finish"), value=finish, sort=FINISH),
        _figure("slip", _("Slip, days"), "slip_days", _days),
        _share("physical", _("Physical per cent"), "physical"),
        _amount("budget", _("Budget"), "budget"),
        Column("growth", _("Growth"), value=growth, draw=_sum(""), sort=GROWTH, align="end"),
        _amount("paid", _("Paid"), "paid"),
        Column("block", _("Block"), value=lambda p: p.block.name, sort="block__order"),
        Column("head", _("Project head"), value=lambda p: p.head_name or "", sort="head_name"),
        Column(
            "programme",
            _("Programme"),
            value=lambda p: p.programme.name if p.programme else "",
            is_default=False,
        ),
        Column(
            "district",
            _("District"),
            value=lambda p: p.district.name if p.district else "",
            sort="district__name_kk",
            is_default=False,
        ),
        Column("department", _("Department"), value=lambda p: p.department.name, is_default=False),
        Column(
            "customer", _("Customer"), value=lambda p: p.customer.name if p.customer else "", is_default=False
        ),
        Column(
            "curator",
            _("Curator"),
            value=lambda p: p.curator_name or "",
            sort="curator_name",
            is_default=False,
        ),
        _share("planned", _("Per cent by the baseline"), "planned", is_default=False),
        _share("declared", _("Per cent by the head's word"), "declared", is_default=False),
        _share("financial", _("Per cent of money"), "financial", is_default=False),
        _share("time", _("Per cent of time"), "time", is_default=False),
        Column(
            "baseline_finish",
            _("Finish by the baseline"),
            value=lambda p: p.baseline_finish,
            sort="baseline_finish",
            is_default=False,
        ),
        _day("pace", _("Finish by SPI(t)"), "finish_by_pace"),
        _day("p50", _("Finish, 50 %"), "finish_p50"),
        _day("p80", _("Finish, 80 %"), "finish_p80"),
        _figure("chance", _("Chance of the baseline finish"), "chance", _chance, is_default=False),
        _amount("original", _("Original budget"), "original_budget", is_default=False),
        Column(
            "growth_share",
            _("Growth, %"),
            value=growth_share,
            draw=_grown,
            sort=GROWTH_SHARE,
            align="end",
            is_default=False,
        ),
        _amount("contracted", _("Contracted"), "contracted", is_default=False),
        Column("currency", _("Currency"), value=lambda p: p.currency, is_default=False),
        _figure("spi", _("SPI(t)"), "spi_time", _index, is_default=False),
        _figure("cpi", _("CPI"), "cpi", _index, is_default=False),
        _figure("hours_planned", _("Planned person-hours"), "hours_planned", is_default=False),
        _figure("hours", _("Person-hours"), "hours_spent", is_default=False),
        _amount("labour_cost", _("Cost of labour"), "labour_cost", is_default=False),
        _figure("people", _("People on site"), "people", is_default=False),
        _figure("risk", _("Highest open risk"), "risk_score", is_default=False),
        _figure("issues", _("Open issues"), "open_issues", is_default=False),
        _figure("report_days", _("Days since the last report"), "report_days", is_default=False),
        _figure("photo_days", _("Days since the last photo"), "photo_days", is_default=False),
        _figure("assignments", _("Overdue assignments"), "overdue_assignments", is_default=False),
        _share("completeness", _("Completeness of the passport"), "completeness", is_default=False),
        Column("as_of", _("Reckoned on"), value=reckoned("day"), is_default=False),
    ]
    default_sort = "code"
    key = "id"

    def row_url(self, row: Any) -> str:
        """The passport."""
        return str(row.get_absolute_url())

    def row_label(self, row: Any) -> str:
        """What the row is called."""
        return str(row.code)

    def row_tone(self, row: Any) -> str:
        """Red rows stand out."""
        return "bad" if light(row) == "red" else ""
