"""Write the pages of the documentation that come from the code."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

import qala
from qala.shared.papers import PAGES

DOCS = Path(next(iter(qala.__path__))).parent / "docs"


class Command(BaseCommand):
    """docs/events.md, docs/permissions.md and docs/life-cycles.md."""

    help = "Write docs/events.md, permissions.md and life-cycles.md from the code; --check only compares."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; exit 1 when a page is out of date"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        stale = [name for name, write in PAGES.items() if self._present(name) != write()]
        if options["check"] and stale:
            raise CommandError(f"Out of date: {', '.join(stale)}. Run `qala papers`.")
        for name in stale:
            (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
            (DOCS / name).write_text(PAGES[name](), encoding="utf-8")
            self.stdout.write(f"docs/{name} written")

    def _present(self, name: str) -> str:
        path = DOCS / name
        return path.read_text(encoding="utf-8") if path.is_file() else ""
