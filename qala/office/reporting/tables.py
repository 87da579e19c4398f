"""Lists of the room."""

from decimal import Decimal
from typing import Any

from django.template.defaultfilters import floatformat
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.reporting.models import ProgressReport, ProjectPhoto, ReportDue
from qala.office.reporting.queries.words import month_words
from qala.shared.clock import today
from qala.shared.lists import Column, Table
from qala.shared.ui.tags.basic import badge

LOOKS = {
    "draft": ("neutral", "pencil"),
    "submitted": ("info", "hourglass"),
    "returned": ("warn", "arrow-back-up"),
    "accepted": ("good", "circle-check"),
    "published": ("good", "world"),
}
PHOTO_LOOKS = {
    "processed": ("info", "hourglass"),
    "moderated": ("good", "check"),
    "published": ("good", "world"),
    "refused": ("bad", "ban"),
}


def stage_of(report: ProgressReport, _value: Any = None) -> str:
    """The stage as a word with shape and colour; a corrected report says so."""
    if report.superseded_at is not None:
        return badge(_("Corrected later"), "neutral", "history")
    return badge(report.get_stage_display(), *LOOKS[report.stage])


def photo_stage(photo: ProjectPhoto, _value: Any = None) -> str:
    """The stage as a word with shape and colour."""
    return badge(photo.get_stage_display(), *PHOTO_LOOKS[photo.stage])


def lateness(report: ProgressReport, _value: Any = None) -> str:
    """“Late” where it was."""
    return badge(_("Sent late"), "warn", "clock-exclamation") if report.is_late else ""


def _named(row: Any) -> str:
    """Code and name of its project."""
    return f"{row.project.code} · {row.project.short}"


def _sent(report: ProgressReport) -> str:
    return date_format(localtime(report.submitted_at), "SHORT_DATETIME_FORMAT") if report.submitted_at else ""


def _percent(_report: ProgressReport, value: Decimal | None) -> str:
    return "" if value is None else f"{floatformat(value, -2)} %"


class OwnReportTable(Table):
    """The reports of one project."""

    columns = [
        Column(
            "month",
            _("Month"),
            value=lambda r: month_words(r.month),
            link=lambda r: r.get_absolute_url(),
            sort="month",
            is_fixed=True,
        ),
        Column(
            "stage",
            pgettext_lazy("report", "Stage"),
            value=lambda r: r.get_stage_display(),
            draw=stage_of,
            sort="stage",
        ),
        Column(
            "declared",
            _("Head's per cent"),
            value=lambda r: r.declared_percent,
            draw=_percent,
            align="end",
            sort="declared_percent",
        ),
        Column("finish", _("Expected finish"), value=lambda r: r.forecast_finish, sort="forecast_finish"),
        Column("confidence", _("Head's confidence"), value=lambda r: r.get_confidence_display()),
        Column("sent", _("Sent"), value=_sent, sort="submitted_at"),
        Column(
            "late",
            pgettext_lazy("report", "In time"),
            value=lambda r: _("Sent late") if r.is_late else "",
            draw=lateness,
        ),
        Column("author", _("Author"), value=lambda r: r.author.full_name, is_default=False),
    ]  # fmt: skip
    default_sort = "-month"
    key = "id"

    def row_url(self, row: Any) -> str:
        """Its page."""
        return str(row.get_absolute_url())

    def row_label(self, row: ProgressReport) -> str:
        """Its month."""
        return month_words(row.month)


class ReportTable(OwnReportTable):
    """Reports across projects."""

    columns = [
        Column(
            "project",
            _("Project"),
            value=_named,
            link=lambda r: r.get_absolute_url(),
            sort="project__code",
            is_fixed=True,
        ),
        *OwnReportTable.columns,
    ]  # fmt: skip
    default_sort = "-sent"


def days_late(due: ReportDue) -> int:
    """Days after the term; negative before it."""
    return (today() - due.due_on).days


RUNGS = {
    0: _("Nobody yet"),
    1: _("Head reminded"),
    2: _("Head"),
    3: _("Department"),
    4: _("Curator"),
    5: _("Project office"),
}


class DueTable(Table):
    """Reports that are missing."""

    columns = [
        Column(
            "project",
            _("Project"),
            value=_named,
            link=lambda d: d.reports_url,
            sort="project__code",
            is_fixed=True,
        ),
        Column("month", _("Month"), value=lambda d: month_words(d.month), sort="month"),
        Column("due", _("Due on"), value=lambda d: d.due_on, sort="due_on"),
        Column(
            "days", _("Days late"), value=lambda d: days_late(d) if days_late(d) > 0 else None, align="end"
        ),
        Column("rung", _("Who was told last"), value=lambda d: RUNGS[d.rung], sort="rung"),
        Column("head", _("Project head"), value=lambda d: d.head_name or ""),
        Column("department", _("Department"), value=lambda d: d.project.department.name),
    ]  # fmt: skip
    default_sort = "due"
    key = "id"

    def row_url(self, row: Any) -> str:
        """The project's reports."""
        return str(row.reports_url)

    def row_label(self, row: ReportDue) -> str:
        """Project and month."""
        return f"{row.project.code} {month_words(row.month)}"

    def row_tone(self, row: ReportDue) -> str:
        """Red from the first day after the term."""
        return "bad" if days_late(row) > 0 else ""


class PhotoTable(Table):
    """Photos across projects."""

    columns = [
        Column(
            "photo", _("Photo"), value=lambda p: p.alt, template="reporting/cells/photo.html", is_fixed=True
        ),
        Column(
            "project",
            _("Project"),
            value=_named,
            link=lambda p: p.get_absolute_url(),
            sort="project__code",
        ),
        Column("kind", _("What it shows"), value=lambda p: p.get_kind_display(), sort="kind"),
        Column(
            "stage",
            pgettext_lazy("photo", "Stage"),
            value=lambda p: p.get_stage_display(),
            draw=photo_stage,
            sort="stage",
        ),
        Column("flags", _("Remarks"), value=lambda p: "", template="reporting/cells/flags.html"),
        Column("taken", pgettext_lazy("photo", "Taken on"), value=lambda p: p.taken_on, sort="taken_on"),
        Column("author", _("Author"), value=lambda p: p.author.full_name),
    ]  # fmt: skip
    default_sort = "-taken"
    key = "id"

    def row_url(self, row: Any) -> str:
        """Its page."""
        return str(row.get_absolute_url())

    def row_label(self, row: ProjectPhoto) -> str:
        """What it shows."""
        return row.alt
