"""Lists of the room."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.exchange.models import Outcome, ProjectImport
from qala.shared.lists import Column, Table


def _made(batch: ProjectImport) -> str:
    return date_format(localtime(batch.made_at), "SHORT_DATETIME_FORMAT")


def _page(batch: ProjectImport) -> str:
    return batch.get_absolute_url()


def _rejected(batch: ProjectImport) -> Any:
    return _count(batch, Outcome.REJECTED)


def _count(batch: ProjectImport, outcome: str) -> Any:
    return batch.report.get("outcomes", {}).get(outcome, "")


def _changes(row: Any) -> str:
    return "; ".join(f"{field}: {before or '–'} → {after or '–'}" for field, before, after in row.changes)


class ImportTable(Table):
    """Lists that were brought in."""

    columns = [
        Column(
            "made",
            pgettext_lazy("import", "Brought in"),
            value=_made,
            sort="made_at",
            is_fixed=True,
        ),
        Column(
            "file",
            pgettext_lazy("import", "File"),
            value=lambda b: b.file_name,
            link=lambda b: b.get_absolute_url(),
        ),
        Column("profile", pgettext_lazy("import", "Profile"), value=lambda b: b.profile),
        Column(
            "state", _("State"), value=lambda b: b.get_stage_display(), template="exchange/cells/stage.html"
        ),
        Column("rows", _("Rows"), value=lambda b: b.report.get("rows", ""), align="end"),
        Column("new", pgettext_lazy("import", "New"), value=lambda b: _count(b, Outcome.NEW), align="end"),
        Column(
            "changed",
            pgettext_lazy("import", "Changed"),
            value=lambda b: _count(b, Outcome.CHANGED),
            align="end",
        ),
        Column(
            "rejected",
            pgettext_lazy("import", "Rejected"),
            value=lambda b: _count(b, Outcome.REJECTED),
            align="end",
        ),
        Column("by", _("By whom"), value=lambda b: b.made_by.full_name if b.made_by else ""),
    ]
    default_sort = "-made"

    def row_url(self, row: Any) -> str:
        """The report."""
        return str(row.get_absolute_url())

    def row_label(self, row: Any) -> str:
        """What the row is called."""
        return str(row.file_name)


class ImportRowTable(Table):
    """Rows of one list, with everything that was noticed."""

    columns = [
        Column(
            "line",
            pgettext_lazy("import", "Line"),
            value=lambda r: r.line,
            sort="line",
            is_fixed=True,
        ),
        Column("key", _("Code"), value=lambda r: r.key),
        Column("title", pgettext_lazy("import", "Name"), value=lambda r: r.title),
        Column(
            "outcome",
            pgettext_lazy("import", "Outcome"),
            value=lambda r: r.get_outcome_display(),
            template="exchange/cells/outcome.html",
        ),
        Column("changes", _("Changes"), value=_changes, template="exchange/cells/changes.html"),
        Column(
            "findings",
            _("Noticed"),
            value=lambda r: "; ".join(f.words for f in r.noticed),
            template="exchange/cells/findings.html",
        ),
        Column(
            "project",
            _("Project"),
            value=lambda r: r.project.code if r.project else "",
            link=lambda r: r.project.get_absolute_url() if r.project else "",
        ),
    ]
    default_sort = "line"

    def row_tone(self, row: Any) -> str:
        """What was kept out stands out."""
        return "bad" if row.outcome == Outcome.REJECTED else ""

    def row_label(self, row: Any) -> str:
        """What the row is called."""
        return str(row.key or row.line)
