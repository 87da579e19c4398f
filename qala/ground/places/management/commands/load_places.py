"""qala load-places FILE --map NAME: districts, streets, buildings … from a file with a mapping."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from qala.ground.places.loading.base import BATCH
from qala.ground.places.loading.mapping import KINDS, BadMapping, find_mapping, read_mapping
from qala.ground.places.loading.reading import Unreadable
from qala.ground.places.loading.report import LoadRefused, LoadReport
from qala.ground.places.loading.run import load_file

SHOWN_REJECTS = 20


class Command(BaseCommand):
    """Exit codes: 0 loaded, 1 file or mapping cannot be used (nothing kept), 3 loaded but some rows were rejected."""

    help = "Load districts, quarters, streets, crossings, buildings, care or landmarks from a file."

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        parser.add_argument("file", type=Path, help="GeoJSON, JSON or CSV, plain or .gz")
        parser.add_argument(
            "--map", required=True, help="name of a shipped mapping, or a path to a .yaml file"
        )
        parser.add_argument("--kind", choices=KINDS, help="refuse a mapping of another kind")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and undo it")
        parser.add_argument(
            "--rejects", type=Path, help="write rejected rows with their reasons to this file"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and report."""
        try:
            mapping = read_mapping(find_mapping(options["map"]))
            if options["kind"] and options["kind"] != mapping.kind:
                raise BadMapping(f"{mapping.name} is a mapping of {mapping.kind}, not of {options['kind']}")
            report = load_file(options["file"], mapping, is_dry_run=options["dry_run"], tick=self._tick)
        except (BadMapping, Unreadable, LoadRefused) as error:
            raise CommandError(str(error)) from error
        self._say(report, options["rejects"])
        if options["dry_run"]:
            self.stdout.write("Dry run: nothing was kept.")
        if report.rejected_count:
            sys.exit(3)

    def _tick(self, count: int) -> None:
        self.stderr.write(f"\r{count} rows…", ending="")
        self.stderr.flush()

    def _say(self, report: LoadReport, rejects: Path | None) -> None:
        if report.read_count >= BATCH:
            self.stderr.write("")
        for line in report.lines():
            self.stdout.write(line)
        if rejects is not None:
            body = "".join(f"{number}\t{reason}\n" for number, reason in report.rejects)
            rejects.write_text(f"row\treason\n{body}", encoding="utf-8")
            return
        for number, reason in report.rejects[:SHOWN_REJECTS]:
            self.stdout.write(f"  row {number}: {reason}")
