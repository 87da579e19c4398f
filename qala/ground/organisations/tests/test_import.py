"""The import command."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from qala.ground.calendars.tests.factories import work_calendar
from qala.ground.organisations.models import Competence, Organisation
from qala.ground.organisations.rules.table_rows import match_headers
from qala.ground.organisations.tests.factories import a_bin, function
from qala.shared import timeline

pytestmark = pytest.mark.django_db

TABLE = f"""Код;Наименование;Атауы;Тип;БИН;Вышестоящая организация;Функции;Календарь
roads-unit;Участок дорог;Жол учаскесі;contractor;{a_bin(1)};transport;roads;always
transport;Управление транспорта;Көлік басқармасы;department;{a_bin(2)};;roads; always
;Лифт Сервис;;lift;{a_bin(3)};;;
"""


def run(path: Path, *options: str, **words: Any) -> str:
    out = StringIO()
    call_command("import_organisations", str(path), *options, stdout=out, stderr=out, **words)
    return out.getvalue()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    function(code="roads")
    work_calendar(code="always", is_round_the_clock=True, weekly_hours={})
    path = tmp_path / "bodies.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_all_rows_come_in_and_a_second_time_nothing_happens(table: Path) -> None:
    assert "3 added" in run(table)
    unit = Organisation.objects.get(code="roads-unit")
    assert unit.parent == Organisation.objects.get(code="transport")
    assert unit.calendar is not None
    assert unit.name_kk == "Жол учаскесі"
    assert Organisation.objects.get(bin=a_bin(3)).code == "lift-servis"
    assert Competence.objects.count() == 2
    history = timeline.of(unit).count()
    assert "3 same" in run(table)
    assert timeline.of(unit).count() == history


def test_a_changed_row_changes_its_organisation_found_by_bin(table: Path) -> None:
    run(table)
    table.write_text(f"БИН;Наименование;Тип\n{a_bin(3)};Лифт Сервис Плюс;lift\n", encoding="utf-8")
    assert "0 added, 1 changed" in run(table)
    assert Organisation.objects.get(bin=a_bin(3)).name_ru == "Лифт Сервис Плюс"


def test_a_dry_run_keeps_nothing(table: Path) -> None:
    assert "3 added" in run(table, "--dry-run")
    assert not Organisation.objects.exists()


def test_bad_rows_are_named_and_the_good_ones_kept(table: Path) -> None:
    table.write_text(TABLE + "bad;Плохая;;department;123456789012;;;\nlost;Без родителя;;other;;nobody;;\n")
    out = StringIO()
    with pytest.raises(CommandError, match="2 rows") as error:
        call_command("import_organisations", str(table), stdout=out, stderr=out)
    assert error.value.returncode == 1
    assert "line 5: bin:" in out.getvalue()
    assert "line 6: parent:" in out.getvalue()
    assert Organisation.objects.count() == 3


def test_other_headers_are_mapped_and_kind_given(tmp_path: Path) -> None:
    path = tmp_path / "lifts.csv"
    path.write_text("Компания,Телефон\nПодъём,+77172000000\n", encoding="utf-8")
    run(path, "--map", "Компания=name_ru", "--kind", "lift", "--valid-from", "2025-01-01")
    made = Organisation.objects.get()
    assert (made.code, made.kind, made.phone) == ("podiom", "lift", "+77172000000") or made.code == "podem"
    assert made.valid_from.isoformat() == "2025-01-01"


def test_xlsx_with_numbers_and_blank_rows(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (
        ["code", "name_en", "kind", "bin"],
        ["gas", "Gas", "utility", int(a_bin(5))],
        [None],
        ["x", "X", "other"],
    ):
        sheet.append(cells)
    path = tmp_path / "bodies.xlsx"
    book.save(path)
    assert "2 added" in run(path)
    assert Organisation.objects.get(code="gas").bin == a_bin(5)


@pytest.mark.parametrize("options", [("--map", "Нет=code"), ("--map", "Код=colour")])
def test_wrong_mappings_stop_before_anything(table: Path, options: tuple[str, str]) -> None:
    with pytest.raises(CommandError) as error:
        run(table, *options)
    assert error.value.returncode == 2


def test_an_absent_file_and_unknown_headers(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        run(tmp_path / "none.csv")
    path = tmp_path / "odd.csv"
    path.write_text("one,two\n1,2\n", encoding="utf-8")
    with pytest.raises(CommandError, match="No column"):
        run(path)


def test_two_headers_for_one_column_are_refused() -> None:
    with pytest.raises(ValueError, match="--map"):
        match_headers(["Наименование", "Название"], {})
