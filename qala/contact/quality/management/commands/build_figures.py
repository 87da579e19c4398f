"""Count the daily figures of the quality reports."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from qala.contact.quality.actions import build


class Command(BaseCommand):
    """The job does this four times an hour; by hand after an import."""

    help = "Count the daily figures of the quality reports; --whole counts every day anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options."""
        parser.add_argument("--whole", action="store_true", help="every day, not only those with changes")

    def handle(self, *args: Any, **options: Any) -> None:
        """Count, and say how many days."""
        self.stdout.write(f"{build(is_whole=options['whole'])} days counted")
