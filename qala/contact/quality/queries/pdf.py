"""A report as a PDF, set by Typst; every word goes in as data, so nothing in it is ever read as markup."""

from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qala.contact.quality.queries import words
from qala.contact.quality.queries.tiles import Report
from qala.shared.clock import city_zone
from qala.shared.typeset import typeset

TEMPLATE = Path(__file__).parent.parent / "templates" / "quality" / "report.typ"
MOST_LINES = 200


def paper(report: Report) -> bytes:
    """A4; the first 200 lines (the XLSX has all of them)."""
    data = {
        "lang": (get_language() or "kk")[:2],
        "title": report.title,
        "period": words.span(report.asked.period),
        "before": _("Compared with %(span)s") % {"span": words.span(report.asked.period.before)},
        "made": _("Made on %(at)s")
        % {"at": date_format(report.at.astimezone(city_zone()), "SHORT_DATETIME_FORMAT")},
        "figures": [[t.label, t.cell.whole, t.cell.before, t.trend] for t in report.tiles],
        "figure_head": [_("Figure"), _("This period"), _("Period before"), _("Difference")],
        "ages_title": _("Overdue now"),
        "ages": [[label, cell.text] for label, cell in report.ages],
        "causes_title": _("Why answers were late"),
        "causes": [[label, cell.text, cell.note] for label, cell in report.causes],
        "lines_title": report.by_label,
        "lines_head": [report.by_label, *report.columns],
        "lines": [[line.label, *(cell.whole for cell in line.cells)] for line in report.lines[:MOST_LINES]],
        "hours_title": _("Load by hour"),
        "hours": [[name, *map(str, row)] for name, row in zip(report.weekdays, report.hours, strict=False)],
        "definitions_title": _("Definitions"),
        "definitions": report.definitions,
    }
    return typeset(TEMPLATE, data)
