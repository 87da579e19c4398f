"""qala portal-role NAME: SQL for a role that reads what the portal alone shows, and nothing else."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from qala.public.portal.reads import statements


class Command(BaseCommand):
    """Prints; whoever looks after the database runs it, again after every update."""

    help = "Print the SQL for a role that may read only what the portal alone shows: pipe it into psql as the owner."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        parser.add_argument("role", help="a role that is there: CREATE ROLE qala_reader LOGIN")

    def handle(self, *args: Any, **options: Any) -> None:
        """One transaction: readers never see a part of it."""
        for line in ("BEGIN", *statements(options["role"]), "COMMIT"):
            self.stdout.write(f"{line};")
