"""A workbook that is sent while it is written: its first bytes come before its first row, and programs open it."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring
from openpyxl.utils.escape import unescape

from qala.shared.lists import workbook
from qala.shared.lists.table import Column
from qala.shared.lists.workbook import write_xlsx


def columns(count: int = 1) -> list[Column]:
    return [Column(f"c{index}", f"Head & {index}", itemgetter(index)) for index in range(count)]


def made(rows: list[tuple[Any, ...]]) -> bytes:
    return b"".join(write_xlsx(columns(len(rows[0])), rows))


def read(content: bytes, **how: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), **how)


def test_the_first_bytes_come_before_the_first_row_and_the_rest_while_rows_come() -> None:
    asked = 0

    def rows() -> Iterator[tuple[str]]:
        nonlocal asked
        for asked in range(1, 30_001):
            yield (f"row {asked} {'-' * 100}",)

    pieces = write_xlsx(columns(), rows())
    assert next(pieces).startswith(b"PK\3\4")
    assert asked == 0
    seen = [asked for _piece in pieces]
    assert seen[0] < 6000
    assert len(seen) > 5
    assert (seen[-1], sorted(seen)) == (30_000, seen)


def test_every_kind_of_value_keeps_its_type() -> None:
    row = (
        7,
        2.5,
        Decimal("1234567.89"),
        True,
        date(2026, 3, 2),
        datetime(2026, 3, 2, 5, 30, tzinfo=UTC),
        None,
        "a",
    )
    sheet = read(made([row])).active
    assert [cell.value for cell in sheet[2]] == [
        7, 2.5, 1234567.89, True, datetime(2026, 3, 2), datetime(2026, 3, 2, 10, 30), None, "a",
    ]  # fmt: skip
    assert [sheet[at].number_format for at in ("E2", "F2")] == ["dd.mm.yyyy", "dd.mm.yyyy hh:mm"]
    assert (sheet["A1"].value, sheet["A1"].font.bold) == ("Head & 0", True)
    assert (sheet.freeze_panes, sheet.column_dimensions["A"].width > 18) == ("A2", True)


def test_what_is_no_number_or_day_of_excel() -> None:
    row = (float("nan"), float("inf"), Decimal("NaN"), date(1899, 5, 1), date(1900, 3, 1), ["list"])
    assert [cell.value for cell in read(made([row])).active[2]] == [
        None, None, None, "1899-05-01", datetime(1900, 3, 1), "['list']",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+7",
        "@a",
        "<b>&amp;\"'",
        " around ",
        "two\nlines\t",
        "қазақша Ұ 🌳",
        "https://example.org",
        "0012",
        "",
    ],
)
def test_texts_stay_texts(text: str) -> None:
    cell = read(made([(text,)])).active["A2"]
    assert (cell.value, cell.data_type) == (text, "s") if text else (None, "n")


@pytest.mark.parametrize(
    "text", ["a\0b", "bell\x07", "line\rfeed", "_x000D_", "half \ud83d", "no sign \uffff", "a\x1f"]
)
def test_signs_that_xml_has_not_are_written_as_excel_writes_them(text: str) -> None:
    content = made([(text,), ("after",)])
    said = read(content).active["A2"].value
    assert unescape(said).encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")
    fromstring(ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml"))


def test_a_text_is_no_longer_than_a_cell() -> None:
    assert read(made([("я" * 40_000,)])).active["A2"].value == "я" * 32_767


@pytest.mark.parametrize(("rows", "sheets"), [(0, [0]), (2, [2]), (3, [2, 1]), (7, [2, 2, 2, 1])])
def test_a_full_sheet_goes_on_in_the_next(
    rows: int, sheets: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "ROWS", 2)
    content = b"".join(write_xlsx(columns(), [(number,) for number in range(rows)]))
    book = read(content)
    assert [len(list(sheet.values)) - 1 for sheet in book] == sheets
    assert {next(sheet.values) for sheet in book} == {("Head & 0",)}
    assert [value for sheet in book for (value,) in list(sheet.values)[1:]] == list(range(rows))
    assert [sheet.sheet_view.tabSelected for sheet in book] == [True] + [None] * (len(sheets) - 1)


def test_a_sheet_ends_before_a_zip_needs_sizes_of_64_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "PIECE", 200)
    monkeypatch.setattr(workbook, "BYTES", 1000)
    book = read(b"".join(write_xlsx(columns(), [(number,) for number in range(100)])))
    assert len(book.worksheets) > 3
    assert [value for sheet in book for (value,) in list(sheet.values)[1:]] == list(range(100))


def test_other_readers_open_it() -> None:
    content = made([("ә", number, Decimal(number) / 4) for number in range(50)])
    with ZipFile(io.BytesIO(content)) as parts:
        assert parts.testzip() is None
        assert len(parts.namelist()) == len(set(parts.namelist()))
        listed = {each.get("PartName") for each in fromstring(parts.read("[Content_Types].xml"))} - {None}
        assert listed <= {f"/{name}" for name in parts.namelist()}
    streamed = list(read(content, read_only=True).active.values)
    assert streamed == list(read(content).active.values)
    assert streamed[50] == ("ә", 49, 12.25)


def test_whoever_stops_reading_stops_the_writing() -> None:
    pieces: Any = write_xlsx(columns(), ((number,) for number in range(10**9)))
    assert next(pieces)
    assert next(pieces)
    pieces.close()
    assert list(pieces) == []
