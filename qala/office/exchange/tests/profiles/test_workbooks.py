"""A department's workbook: letterhead above the headings, days and numbers typed, what is no workbook."""

import csv
import gzip
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook

from qala.office.exchange import reading
from qala.office.exchange.profile_files import shipped
from qala.office.exchange.rules.profiles import Shaper
from qala.shared.intake import workbook as intake_workbook
from qala.shared.intake.errors import BadFile

HEADINGS = [
    "Код *",
    "Название",
    "АТАУЫ",
    "Стадия",
    "Начало (план)",
    "Окончание (план)",
    "Бюджет",
    "Местный 2026",
]
ROW = [
    "Д-1",
    "РЕМОНТ ШКОЛЫ №5",
    "Мектепті жөндеу",
    "Строительство",
    datetime(2026, 3, 2),
    "30.11.2026",
    1250000.5,
    700000,
]


@pytest.fixture
def workbook(tmp_path):
    def make(rows, name="list.xlsx"):
        book = Workbook()
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return make


def drafts(path, profile):
    shaper = Shaper(profile)
    with reading.open_rows(path, profile) as records:
        return [shaper.draft(each.line, each.cells) for each in records]


def check(draft):
    assert (draft.key, draft.text("title_ru"), draft.text("title_kk")) == (
        "Д-1",
        "Ремонт Школы №5",
        "Мектепті жөндеу",
    )
    assert draft.days == {"planned_start": date(2026, 3, 2), "planned_finish": date(2026, 11, 30)}
    assert draft.money == {"budget": Decimal("1250000.5")}
    assert [(each.year, each.source, each.amount) for each in draft.lines] == [
        (2026, "local", Decimal(700000))
    ]


def test_a_workbook_with_a_letterhead(workbook):
    rows = [["Управление строительства"], [], HEADINGS, ROW, [None] * 8]
    (only,) = drafts(workbook(rows), shipped("department-xlsx"))
    assert only.line == 4
    check(only)


def test_the_same_list_as_a_table_and_packed(tmp_path):
    path = tmp_path / "list.csv.gz"
    with gzip.open(path, "wt", encoding="utf-8-sig", newline="") as packed:
        writer = csv.writer(packed, delimiter=";")
        writer.writerow(HEADINGS)
        writer.writerow([*ROW[:4], "2026-03-02", "30.11.2026", "1 250 000,50", "700 000"])
    profile = shipped("department-xlsx").model_copy(update={"delimiter": ";"})
    (only,) = drafts(path, profile)
    check(only)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["Имя", "Возраст"], ["a", 5]], "headings"),
        ([["Название", "Бюджет"], ["a", 5]], "Код"),
        ([["Код", "Бюджет"], ["a", 5]], "Название|Атауы"),
    ],
)
def test_a_workbook_of_something_else(workbook, rows, words):
    with pytest.raises(BadFile, match=words):
        drafts(workbook(rows), shipped("department-xlsx"))


def test_what_is_no_workbook(tmp_path, workbook, monkeypatch):
    broken = tmp_path / "x.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    profile = shipped("department-xlsx").model_copy(update={"format": "xlsx"})
    with pytest.raises(BadFile):
        drafts(broken, profile)
    path = workbook([HEADINGS, ROW])
    with pytest.raises(BadFile, match="Other"):
        drafts(path, profile.model_copy(update={"sheet": "Other"}))
    monkeypatch.setattr(intake_workbook, "MAX_BYTES", 100)
    with pytest.raises(BadFile, match="unpacks"):
        drafts(path, profile)
