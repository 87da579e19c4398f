"""qala import-requests FILE --profile NAME: another register's appeals with their history."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from qala.contact.appeals.importing import (
    ImportRefused,
    Options,
    Outcome,
    find_profile,
    import_file,
    read_profile,
)
from qala.contact.appeals.importing.profiles import shipped_names
from qala.contact.appeals.importing.reporting import report_lines
from qala.shared.intake.opening import MAX_BYTES


class Command(BaseCommand):
    """Exit codes: 0 all rows taken, 1 refused or broken off (run it again to go on), 3 done but rows were rejected."""

    help = "Import a register of appeals from CSV, TSV, JSON lines or GeoJSON, plain or gzip, by a profile."

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        shipped = ", ".join(shipped_names())
        parser.add_argument("file", type=Path, help="CSV, TSV, JSON lines, JSON or GeoJSON, plain or gzip")
        parser.add_argument(
            "--profile", required=True, help=f"a shipped profile ({shipped}) or a path to a .yaml file"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="read, map and compare everything, write nothing"
        )
        parser.add_argument(
            "--rejects", type=Path, help="file for rejected rows (default: QALA_HOME/imports/…)"
        )
        parser.add_argument("--json", type=Path, help="write the report as JSON to this file")
        parser.add_argument("--batch", type=int, default=Options().batch_size, help="rows per transaction")
        parser.add_argument(
            "--max-mb", type=int, default=MAX_BYTES // 1_000_000, help="stop when the file unpacks to more"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import and report."""
        if options["batch"] < 1 or options["max_mb"] < 1:
            raise CommandError("--batch and --max-mb are at least 1.")
        chosen = Options(
            is_dry_run=options["dry_run"],
            rejects=options["rejects"],
            max_bytes=options["max_mb"] * 1_000_000,
            batch_size=options["batch"],
        )
        started = time.monotonic()
        try:
            profile = read_profile(find_profile(options["profile"]))
            outcome = import_file(
                options["file"], profile, chosen, tick=self._ticker(started, options["verbosity"])
            )
        except ImportRefused as error:
            raise CommandError(str(error)) from error
        self._say(outcome, chosen, time.monotonic() - started)
        if options["json"]:
            text = json.dumps(outcome.tally.as_json(), ensure_ascii=False, indent=2)
            options["json"].write_text(text + "\n", encoding="utf-8")
        if outcome.tally.plain["rejected"]:
            raise SystemExit(3)

    def _ticker(self, started: float, verbosity: int) -> Any:
        is_shown = verbosity > 0 and self.stderr.isatty()

        def tick(rows: int) -> None:
            if is_shown:
                speed = rows / max(time.monotonic() - started, 0.001)
                self.stderr.write(f"\r{rows:,} rows, {speed:,.0f} a second ", ending="")

        return tick

    def _say(self, outcome: Outcome, chosen: Options, seconds: float) -> None:
        if outcome.resumed_at:
            self.stdout.write(
                f"An earlier import broke off after {outcome.resumed_at:,} rows; this one went on there."
            )
        for line in report_lines(outcome.tally):
            self.stdout.write(line)
        speed = (outcome.tally.plain["rows"] - outcome.resumed_at) / max(seconds, 0.001)
        self.stdout.write(f"{seconds:.1f} s, {speed:,.0f} rows a second")
        if outcome.rejects:
            self.stdout.write(f"Rejected rows: {outcome.rejects}")
        if chosen.is_dry_run:
            self.stdout.write("Dry run: nothing was written.")
