"""Load or refresh reference data of every room."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from qala.shared import reference
from qala.shared.audit import because
from qala.shared.db import atomic


class DryRun(Exception):
    """Raised to undo."""


class Command(BaseCommand):
    """Idempotent: running it again changes only what the reference data changed; edited rows are kept."""

    help = "Load or refresh the reference data of every room (safe to run again)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        parser.add_argument("--dry-run", action="store_true", help="say what would change and undo it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run all parts in one transaction."""
        try:
            with atomic(), because("load-reference"):
                for part in reference.parts():
                    self.stdout.write(f"{part.label}…")
                    part.load(lambda line: self.stdout.write(f"  {line}"))
                if options["dry_run"]:
                    raise DryRun
        except DryRun:
            self.stdout.write("Dry run: nothing was kept.")
