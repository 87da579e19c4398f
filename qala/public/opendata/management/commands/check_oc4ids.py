"""qala check-oc4ids FILE: what is wrong in a package of OC4IDS projects, ours or of others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from qala.office.exchange.packages import load_package
from qala.public.opendata.rules import oc4ids
from qala.shared.intake.errors import BadFile


class Command(BaseCommand):
    """Exit codes: 0 valid, 1 cannot be read, 3 findings."""

    help = "Check a package of OC4IDS 0.9.5 projects: structure, closed lists, references, sums, dates."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        parser.add_argument("file", type=Path, help="JSON, plain or gzip")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print findings, one a line."""
        package = read(options["file"])
        found = oc4ids.check(package)
        for finding in found:
            self.stdout.write(str(finding))
        count = len(package.get("projects", [])) if isinstance(package, dict) else 0
        self.stdout.write(f"{count} projects, {len(found)} findings")
        if found:
            raise SystemExit(3)


def read(path: Path) -> Any:
    """The package. Raises CommandError."""
    try:
        return load_package(path)
    except BadFile as error:
        raise CommandError(f"{path.name}: {error}") from error
