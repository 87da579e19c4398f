"""Small files that would take all memory: refused in words, and cheaply."""

import gzip
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override
from openpyxl import Workbook

from qala.office.exchange import reading
from qala.office.exchange.profile_files import shipped
from qala.shared.intake import opening, packed
from qala.shared.intake import workbook as intake
from qala.shared.intake.errors import BadFile

MOST = 8_000_000
"""Bytes of Python while a bomb of a tenth or less of the usual size is looked at; let in, it would take far more."""
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
HEAD = f'<worksheet xmlns="{intake.MAIN}">'
HEADINGS = ["Код", "Название", "Бюджет"]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits and bombs are a share of the real ones, so that the tests are quick."""
    monkeypatch.setattr(intake, "MAX_ELEMENTS", 200_000)
    monkeypatch.setattr(intake, "MAX_HELD", 20_000)
    monkeypatch.setattr(intake, "MAX_SHEET_ROWS", 20_000)
    monkeypatch.setattr(intake, "MAX_CELLS", 100_000)
    monkeypatch.setattr(intake, "MAX_IN_CELL", 2)
    monkeypatch.setattr(reading, "MAX_ROWS", 1_000)
    monkeypatch.setattr(reading, "MAX_LINES", 5_000)
    monkeypatch.setattr(reading, "MAX_VALUE", 200_000)
    monkeypatch.setattr(opening, "MAX_ROW", 10_000)


@contextmanager
def modest(most: int = MOST) -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < most, peak


def records(path: Path, **changes: Any) -> list[Any]:
    profile = shipped("department-xlsx").model_copy(update=changes)
    with reading.open_rows(path, profile) as found:
        return list(found)


@pytest.fixture
def rebuilt(tmp_path: Path) -> Callable[..., Path]:
    """A good workbook of one row, in which parts are others."""

    def build(**parts: bytes) -> Path:
        good, made = tmp_path / "good.xlsx", tmp_path / "bomb.xlsx"
        book = Workbook()
        for row in (HEADINGS, ["P-1", "Школа", 5]):
            book.active.append(row)  # type: ignore[union-attr]
        book.save(good)
        names = {"sheet": SHEET, "strings": STRINGS, "styles": "xl/styles.xml"}
        others = {names[part]: content for part, content in parts.items()}
        with zipfile.ZipFile(good) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(name, others.pop(name, None) or old.read(name))
            for name, content in others.items():
                new.writestr(name, content)
        return made

    return build


def test_a_good_one_is_read(rebuilt: Any) -> None:
    (only,) = records(rebuilt())
    assert only.cells == {"Код": "P-1", "Название": "Школа", "Бюджет": "5"}


@pytest.mark.parametrize(
    "sheet",
    [
        f"{HEAD}<sheetData><row>{'<c/>' * 30_000}</row></sheetData></worksheet>",
        f"{HEAD}<sheetData>{'<row/>' * 30_000}</sheetData></worksheet>",
        f"{HEAD}{'<a/>' * 30_000}<sheetData/></worksheet>",
        f"{HEAD}<sheetData>{'<a/>' * 30_000}</sheetData></worksheet>",
        f"{HEAD}{'<a>' * 5_000}{'</a>' * 5_000}</worksheet>",
        f'{HEAD}<sheetData><row><c t="inlineStr"><is><t>{"a" * 3_000_000}</t></is></c></row></sheetData></worksheet>',
        f'{HEAD}<sheetData><row><c r="{"A" * 3_000_000}"/></row></sheetData></worksheet>',
        f'<!DOCTYPE a [<!ENTITY b "c">]>{HEAD}<sheetData/></worksheet>',
    ],
    ids=[
        "columns",
        "rows",
        "unknown",
        "unknown among rows",
        "deep",
        "long text",
        "long attribute",
        "entities",
    ],
)
def test_a_sheet_that_holds_too_much(rebuilt: Any, sheet: str) -> None:
    path = rebuilt(sheet=sheet.encode())
    assert path.stat().st_size < 200_000
    with modest(), pytest.raises(BadFile, match="workbook"):
        records(path)


def test_a_million_shared_texts(rebuilt: Any) -> None:
    strings = f'<sst xmlns="{intake.MAIN}">{"<si><t/></si>" * 15_000}</sst>'
    with modest(), pytest.raises(BadFile, match="holds more than can be read"):
        records(rebuilt(strings=strings.encode()))
    with modest(), pytest.raises(BadFile, match="holds more than can be read"):
        records(rebuilt(styles=strings.encode()))


def test_a_sheet_is_as_wide_as_its_rows_are(rebuilt: Any) -> None:
    """Not as it says of itself; and a cell in the last column of all is not worth a thousand empty ones."""
    heads = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in HEADINGS)
    rows = f"<row>{heads}</row>" + "<row><c><v>1</v></c></row>" * 300
    said = f'{HEAD}<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
    with modest():
        assert len(records(rebuilt(sheet=said.encode()))) == 300
    far = said.replace("</row></sheetData>", '<c r="XFD301"><v>1</v></c></row></sheetData>')
    with modest(), pytest.raises(BadFile, match="1000 columns"):
        records(rebuilt(sheet=far.encode()))
    empty = rows.replace("<c><v>1</v></c>", '<c><v>1</v></c><c r="ZZZ9"/>')
    with modest(), pytest.raises(BadFile, match="cells"):
        records(rebuilt(sheet=f"{HEAD}<sheetData>{empty}</sheetData></worksheet>".encode()))


def test_a_row_far_below(rebuilt: Any) -> None:
    heads = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in HEADINGS)
    far = f'{HEAD}<sheetData><row r="1">{heads}</row><row r="900000000"><c><v>1</v></c></row></sheetData></worksheet>'
    with modest(), pytest.raises(BadFile, match="cells"):
        records(rebuilt(sheet=far.encode()))


def test_a_sheet_that_is_told_to_be_something_else(rebuilt: Any, tmp_path: Path) -> None:
    """The walk lets a sheet be long, for it is read row by row; texts are held."""
    path, made = rebuilt(), tmp_path / "told.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            told = old.read(name)
            if name == intake.CONTENT_TYPES:
                told = told.replace(b"worksheet+xml", b"sharedStrings+xml")
            new.writestr(name, told)
    with pytest.raises(BadFile):
        records(made)


def test_a_table_without_end(tmp_path: Path) -> None:
    path = tmp_path / "x.csv.gz"
    path.write_bytes(
        gzip.compress(b"\xd0\x9a\xd0\xbe\xd0\xb4," + "Название".encode() + b"\n" + b"1,2\n" * 2_000_000)
    )
    with modest(), pytest.raises(BadFile, match="1000 rows"):
        records(path, format="csv")
    path.write_bytes(gzip.compress("Код,Название\n".encode() + b"\n" * 200_000))
    with modest(), pytest.raises(BadFile, match="5000 lines"):
        records(path, format="csv")


def test_a_row_without_end(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("Код,Название\n".encode() + b'a,"\n",' * 4_000)
    with pytest.raises(BadFile, match="too long"):
        records(path, format="csv")
    path.write_bytes(b"a," * 2_000 + b"\n")
    with modest(), pytest.raises(BadFile, match="1000 columns"):
        records(path, format="csv")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[" * 100_000, "deeply"),
        ('[{"a": [' + "[]," * 200_000, "longer than 200000"),
        ("[" + "1," * 2_000, "1000 rows"),
        ('{"x": "' + "a" * 900_000, "longer than 200000"),
    ],
    ids=["deep", "wide", "rows", "long"],
)
def test_json_that_holds_too_much(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    with modest(), pytest.raises(BadFile, match=words):
        records(path, format="json")


def test_a_line_nested_more_deeply_than_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"a": ' + "[" * 1_000 + "]" * 1_000 + "}\n" + "[" * 500_000 + "\n")
    found = records(path, format="jsonl")
    assert [each.fault is None or each.fault.reason for each in found] in (
        ["unreadable", "unreadable"],
        [True, "unreadable"],
    )


def test_it_is_said_in_the_language_of_the_reader(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("[" * 100_000)
    for language, word in (("ru", "вложен"), ("kk", "кірістір")):
        with override(language), pytest.raises(BadFile, match=word):
            records(path, format="json")


def directory(count: int) -> bytes:
    """That many entries of one empty part, as an archive lists them."""
    entry = b"PK\x01\x02" + struct.pack("<6H3L5H2L", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    return entry * count


def end(count: int, size: int, start: int) -> bytes:
    return b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, count, count, size, start, 0)


def end_64(count: int, size: int, start: int) -> bytes:
    """The longer form, behind which the usual one says nothing."""
    record = b"PK\x06\x06" + struct.pack("<Q2H2L4Q", 44, 45, 45, 0, 0, count, count, size, start)
    locator = b"PK\x06\x07" + struct.pack("<LQL", 0, start + size, 1)
    return (
        record + locator + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 65535, 65535, 2**32 - 1, 2**32 - 1, 0)
    )


@pytest.mark.parametrize("form", ["usual", "64", "lies"])
def test_a_directory_of_400_000_entries_is_not_read(tmp_path: Path, form: str) -> None:
    path, listed = tmp_path / "x.xlsx", directory(400_000)
    size = len(listed)
    tail = {"usual": end(65535, size, 0), "64": end_64(400_000, size, 0), "lies": end(1, size, 0)}[form]
    path.write_bytes(listed + tail)
    del listed
    with modest(1_000_000), pytest.raises(BadFile, match="unpacks to more"):
        records(path)


@pytest.mark.parametrize("form", ["usual", "64"])
def test_a_part_too_many(tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Short names let more of them in than there may be: they are counted, too."""
    path, write = tmp_path / "x.xlsx", {"usual": end, "64": end_64}[form]
    monkeypatch.setattr(packed, "MAX_PARTS", 10)
    for count, words in ((11, "unpacks to more"), (10, "cannot be opened")):
        listed = directory(count)
        path.write_bytes(listed + write(count, len(listed), 0))
        with pytest.raises(BadFile, match=words):
            records(path)
