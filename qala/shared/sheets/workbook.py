"""Sheets as a workbook: native numbers and days."""

import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter

from qala.shared.sheets import Sheet, Value, in_words

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FORMATS = {"money": "#,##0", "percent": "0.0", "number": "#,##0", "signed": "+#,##0;−#,##0;0"}
WIDTHS = {"text": 26, "money": 18, "day": 12}


def workbook(title: str, day: date, sheets: Iterable[Sheet]) -> bytes:
    """XLSX. Texts are written as texts: nothing that people wrote can become a formula or a link."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        styles = {kind: book.add_format({"num_format": form}) for kind, form in FORMATS.items()}
        styles |= {
            "day": book.add_format({"num_format": "dd.mm.yyyy"}),
            "head": book.add_format({"bold": True}),
        }
        styles["text"] = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in sheets:
            _fill(
                book.add_worksheet(_name(sheet, book)),
                sheet,
                f"{title} · {sheet.title} · {in_words(day, 'day')}",
                styles,
            )
    return buffer.getvalue()


def _name(sheet: Sheet, book: Any) -> str:
    """Excel takes 31 letters without some signs, and no name twice."""
    name = "".join(" " if sign in "[]:*?/\\'" else sign for sign in sheet.title)[:28].strip()
    taken = {each.get_name().lower() for each in book.worksheets()}
    return name if name.lower() not in taken else f"{name} {len(taken)}"


def _fill(page: Any, sheet: Sheet, above: str, styles: dict[str, Any]) -> None:
    page.write_string(0, 0, above, styles["head"])
    for column, (label, kind) in enumerate(zip(sheet.head, sheet.kinds, strict=True)):
        page.set_column(column, column, WIDTHS.get(kind, 14))
        page.write_string(2, column, label, styles["head"])
    page.freeze_panes(3, 1)
    for number, row in enumerate(sheet.rows, start=3):
        for column, (value, kind) in enumerate(zip(row, sheet.kinds, strict=True)):
            _write(page, number, column, value, styles[kind])
    if sheet.rows:
        page.autofilter(2, 0, 2 + len(sheet.rows), len(sheet.head) - 1)


def _write(page: Any, row: int, column: int, value: Value, style: Any) -> None:
    if value is None:
        return
    if isinstance(value, date):
        page.write_datetime(row, column, value, style)
    elif isinstance(value, (int, Decimal)):
        page.write_number(row, column, value, style)
    else:
        page.write_string(row, column, str(value)[:32_767], style)
