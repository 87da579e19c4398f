"""Lists of the room."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from qala.office.projects.models import Health, Project
from qala.shared.lists import Column, Table
from qala.shared.ui.tags.basic import badge, day

LIGHTS = {
    Health.GREEN: ("good", "circle-check"),
    Health.AMBER: ("warn", "alert-triangle"),
    Health.RED: ("bad", "alert-octagon"),
    Health.NONE: ("neutral", "circle-dashed"),
}


def light(health: str | None) -> str:
    """The computed light as word, shape and colour."""
    known = Health(health or Health.NONE)
    return badge(known.label, *LIGHTS[known])


def _stage(project: Project, label: str) -> str:
    rests = badge(gettext("Suspended"), "warn", "player-pause") if project.is_suspended else ""
    return format_html("{} {}", label, rests)


def _title(project: Any, name: str) -> str:
    head = format_html('<small class="d-block text-secondary">{}</small>', project.head_name or "")
    return format_html('<span class="p-title">{}{}</span>', name, head if project.head_name else "")


def _percent(_project: Any, value: Decimal | None) -> str:
    return (
        "—" if value is None else format_html('<span class="q-number">{} %</span>', number_format(value, 0))
    )


def _slip(_project: Any, days: int | None) -> str:
    if days is None:
        return "—"
    words = ngettext("{days} day", "{days} days", abs(days)).format(days=f"{days:+d}" if days else "0")
    tone = "bad" if days > 30 else "warn"
    drawn = badge(words, tone, "clock-exclamation") if days > 0 else words
    return format_html('<span class="p-nowrap">{}</span>', drawn)


def _day(_project: Any, on: date | None) -> str:
    return str(day(on))


def _figure(key: str, label: Any, **more: Any) -> Column:
    return Column(
        key,
        label,
        value=lambda p: getattr(p, f"now_{key}"),
        draw=_percent,
        sort=f"now_{key}",
        align="end",
        **more,
    )


class ProjectTable(Table):
    """Projects, over `queries.listing.listed`."""

    columns = [
        Column(
            "code",
            _("Code"),
            value=lambda p: p.code,
            link=lambda p: p.get_absolute_url(),
            sort="code",
            is_fixed=True,
        ),
        Column("title", _("Project"), value=lambda p: p.short, draw=_title),
        Column(
            "health",
            _("Health"),
            value=lambda p: Health(p.now_health or Health.NONE).label,
            draw=lambda p, _v: light(p.now_health),
        ),
        Column(
            "stage",
            pgettext_lazy("project", "Stage"),
            value=lambda p: p.get_stage_display(),
            draw=_stage,
            sort="stage",
        ),
        _figure("physical", _("Done, %")),
        Column(
            "finish", _("Planned finish"), value=lambda p: p.planned_finish, draw=_day, sort="planned_finish"
        ),
        Column(
            "slip", _("Slip"), value=lambda p: p.now_slip_days, draw=_slip, sort="now_slip_days", align="end"
        ),
        Column("head", _("Head"), value=lambda p: p.head_name or "", is_default=False),
        Column("curator", _("Curator"), value=lambda p: p.curator_name or "", is_default=False),
        Column(
            "district",
            _("District"),
            value=lambda p: p.district.name if p.district else "",
            is_default=False,
        ),
        Column("block", _("Block"), value=lambda p: p.block.name, is_default=False),
        Column("department", _("Department"), value=lambda p: p.department.name, is_default=False),
        Column(
            "customer", _("Customer"), value=lambda p: p.customer.name if p.customer else "", is_default=False
        ),
        Column("kind", _("Kind of project"), value=lambda p: p.kind.name, is_default=False),
        Column(
            "programme",
            _("Programme"),
            value=lambda p: p.programme.name if p.programme else "",
            is_default=False,
        ),
        Column(
            "full_title", pgettext_lazy("project", "Full name"), value=lambda p: p.title, is_default=False
        ),
        Column(
            "start",
            _("Planned start"),
            value=lambda p: p.planned_start,
            draw=_day,
            sort="planned_start",
            is_default=False,
        ),
        Column(
            "baseline",
            _("Finish by the baseline"),
            value=lambda p: p.baseline_finish,
            draw=_day,
            sort="baseline_finish",
            is_default=False,
        ),
        Column(
            "forecast",
            _("Expected finish"),
            value=lambda p: p.forecast_finish,
            draw=_day,
            sort="forecast_finish",
            is_default=False,
        ),
        Column(
            "actual",
            _("Actual finish"),
            value=lambda p: p.actual_finish,
            draw=_day,
            sort="actual_finish",
            is_default=False,
        ),
        _figure("financial", _("Money, %"), is_default=False),
        _figure("time", _("Time, %"), is_default=False),
        _figure("declared", _("By the head's word, %"), is_default=False),
        _figure("completeness", _("Completeness of the passport, %"), is_default=False),
        Column(
            "publication",
            _("Publication"),
            value=lambda p: p.get_publication_display(),
            sort="publication",
            is_default=False,
        ),
        Column(
            "data_as_of",
            _("Data as of"),
            value=lambda p: p.data_as_of,
            draw=_day,
            sort="data_as_of",
            is_default=False,
        ),
    ]
    default_sort = "code"
    key = "id"

    def row_url(self, row: Any) -> str:
        """The passport."""
        return str(row.get_absolute_url())

    def row_label(self, row: Project) -> str:
        """What the row is called."""
        return row.code
