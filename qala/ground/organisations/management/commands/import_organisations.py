"""Take organisations in from a table."""

import csv
from argparse import ArgumentTypeError
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from qala.ground.organisations.actions.take_in import Defaults, code_of, take_in
from qala.ground.organisations.models import Organisation
from qala.ground.organisations.rules.table_rows import COLUMNS, match_headers
from qala.shared.audit import because
from qala.shared.clock import today
from qala.shared.db import atomic
from qala.shared.errors import Refusal
from qala.shared.intake.errors import ImportRefused
from qala.shared.intake.workbook import open_workbook, rows_of

Row = tuple[int, dict[str, str]]


class _DryRun(Exception):
    """Raised to undo."""


class Command(BaseCommand):
    """CSV or XLSX, in any order of rows; parents may stand after their parts. Safe to run again."""

    help = (
        "Take organisations in from a CSV or XLSX table. Exits 1 when rows were refused; the others are kept."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        add = parser.add_argument
        columns, kinds = ", ".join(COLUMNS), ["", *Organisation.Kind.values]
        add("file", type=Path, help="CSV (UTF-8) or XLSX with a header row")
        add("--map", action="append", default=[], type=_pair, metavar="HEADER=COLUMN", help=columns)
        add("--kind", default="", choices=kinds, help="kind of rows that do not say")
        add("--valid-from", type=date.fromisoformat, help="first day of rows that do not say (today)")
        add("--delimiter", default="", help="of the CSV; guessed when not given")
        add("--encoding", default="utf-8-sig", help="of the CSV")
        add("--dry-run", action="store_true", help="say what would change and undo it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take every row in on its own, report, and undo all when it is a dry run."""
        rows = _read(options)
        defaults = Defaults(valid_from=options["valid_from"] or today(), kind=options["kind"])
        try:
            with atomic(), because(f"import-organisations {options['file'].name}"):
                refused_count = self._take_all(rows, defaults)
                if options["dry_run"]:
                    raise _DryRun
        except _DryRun:
            self.stdout.write("Dry run: nothing was kept.")
        if refused_count:
            raise CommandError(f"{refused_count} rows were refused.", returncode=1)

    def _take_all(self, rows: list[Row], defaults: Defaults) -> int:
        counts = {"added": 0, "changed": 0, "same": 0, "refused": 0}
        for line, row in _parents_first(rows):
            try:
                outcome: str = take_in(row, defaults=defaults, by=None)
            except Refusal as refusal:
                outcome = "refused"
                fields = "; ".join(f"{name}: {text}" for name, text in refusal.fields.items())
                self.stderr.write(f"line {line}: {fields or refusal.message}")
            counts[outcome] += 1
        self.stdout.write(", ".join(f"{count} {outcome}" for outcome, count in counts.items()))
        return counts["refused"]


def _pair(text: str) -> tuple[str, str]:
    header, found, column = text.rpartition("=")
    if not found:
        raise ArgumentTypeError("write HEADER=COLUMN")
    return header, column


def _read(options: dict[str, Any]) -> list[Row]:
    """All rows by column name; blank rows are left out. Raises CommandError for an unreadable file."""
    path: Path = options["file"]
    try:
        table = _from_xlsx(path) if path.suffix.lower() == ".xlsx" else _from_csv(path, options)
        headers = [str(cell).strip() for cell in next(table, [])]
        columns = match_headers(headers, dict(options["map"]))
    except (OSError, ValueError, csv.Error, ImportRefused) as error:
        raise CommandError(str(error), returncode=2) from error
    if not columns:
        raise CommandError("No column of the file is known; name them with --map.", returncode=2)
    rows = []
    for line, cells in enumerate(table, start=2):
        row = {
            columns[header]: cell for header, cell in zip(headers, cells, strict=False) if header in columns
        }
        if any(text.strip() for text in row.values()):
            rows.append((line, row))
    return rows


def _from_csv(path: Path, options: dict[str, Any]) -> Iterator[list[str]]:
    with path.open(encoding=options["encoding"], newline="") as file:
        delimiter = options["delimiter"] or csv.Sniffer().sniff(file.read(8192), ",;\t|").delimiter
        file.seek(0)
        yield from csv.reader(file, delimiter=delimiter)


def _from_xlsx(path: Path) -> Iterator[list[str]]:
    with open_workbook(path) as book:
        for cells in rows_of(book.worksheets[0]):
            yield ["" if cell is None else _text(cell) for cell in cells]


def _text(cell: Any) -> str:
    """Excel turns a BIN into a number and a day into a moment."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.date().isoformat() if hasattr(cell, "date") else str(cell)


def _parents_first(rows: list[Row]) -> list[Row]:
    """Rows in such an order that a parent in the same table comes before its parts; rings stay where they are."""
    by_code = {code_of(row): (line, row) for line, row in rows}
    ordered: dict[int, Row] = {}

    def place(line: int, row: dict[str, str], above: frozenset[str]) -> None:
        parent = row.get("parent", "").strip()
        if line in ordered:
            return
        if parent in by_code and parent not in above:
            place(*by_code[parent], above | {parent})
        ordered.setdefault(line, (line, row))

    for line, row in rows:
        place(line, row, frozenset({code_of(row)}))
    return list(ordered.values())
