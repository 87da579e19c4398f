"""A report as a workbook: figures as numbers, definitions on a sheet of their own."""

import io
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from qala.contact.quality.queries import words
from qala.contact.quality.queries.tiles import Report

OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}


def workbook(report: Report) -> bytes:
    """Sheets: whole, lines, hours (of appeals), definitions. Text never becomes a formula."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        bold = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _figures(book.add_worksheet(_("Figures")[:31]), report, bold)
        sheet = book.add_worksheet(_("Lines")[:31])
        sheet.set_column(0, 0, 42)
        sheet.write_row(0, 0, [report.by_label, *report.columns], bold)
        sheet.freeze_panes(1, 1)
        for row, line in enumerate(report.lines, start=1):
            sheet.write_string(row, 0, line.label)
            for column, cell in enumerate(line.cells, start=1):
                if cell.number is None:
                    sheet.write_string(row, column, "")
                else:
                    sheet.write_number(row, column, round(cell.number, 4))
        if report.hours:
            _hours(book.add_worksheet(_("Load by hour")[:31]), report, bold)
        sheet = book.add_worksheet(_("Definitions")[:31])
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 100, wrapped)
        for row, pair in enumerate(report.definitions):
            sheet.write_row(row, 0, pair)
        sheet.write_row(len(report.definitions) + 1, 0, report.units)
    return buffer.getvalue()


def _figures(sheet: Any, report: Report, bold: Any) -> None:
    sheet.set_column(0, 0, 42)
    sheet.set_column(1, 3, 18)
    sheet.write_row(0, 0, [report.title, words.span(report.asked.period)], bold)
    sheet.write_row(2, 0, [_("Figure"), _("This period"), _("Period before")], bold)
    for row, tile in enumerate(report.tiles, start=3):
        sheet.write_row(row, 0, [tile.label, tile.cell.whole, tile.cell.before])
    if report.asked.is_of_desk:
        return
    below = 4 + len(report.tiles)
    sheet.write_row(below, 0, [_("Overdue now"), _("Appeals")], bold)
    for row, (label, cell) in enumerate(report.ages, start=below + 1):
        sheet.write_row(row, 0, [label, cell.number])
    below += 2 + len(report.ages)
    head = [_("Why answers were late"), _("This period"), _("Period before"), _("Share")]
    sheet.write_row(below, 0, head, bold)
    for row, (label, cell) in enumerate(report.causes, start=below + 1):
        sheet.write_row(row, 0, [label, cell.number, cell.before, cell.note])


def _hours(sheet: Any, report: Report, bold: Any) -> None:
    sheet.write_row(0, 0, ["", *range(24)], bold)
    for row, (name, hours) in enumerate(zip(report.weekdays, report.hours, strict=True), start=1):
        sheet.write_row(row, 0, [name, *hours])
