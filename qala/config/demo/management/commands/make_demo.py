"""Fill an empty database with the demonstration city."""

import os
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from qala.config.demo import making, sharing
from qala.config.demo.making import Tick
from qala.config.demo.models import DemoRun

APPEALS = 4_500
SEED = 109
MOST_PROCESSES = 2


class Command(BaseCommand):
    """Does nothing where a city stands already; takes up a run that was killed."""

    help = "Fill an empty database with the demonstration city: places, organisations, people, three months of appeals."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options."""
        parser.add_argument(
            "--appeals", type=int, default=APPEALS, help=f"how many appeals (default {APPEALS})"
        )
        parser.add_argument("--seed", type=int, default=SEED, help="the same seed makes the same city")
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="end quietly, not with an error, where a city stands already",
        )
        parser.add_argument(
            "--processes",
            type=int,
            default=min(MOST_PROCESSES, os.cpu_count() or 1),
            help="how many work at once",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it, or say why not."""
        if options["appeals"] < 0 or options["processes"] < 1:
            raise CommandError("--appeals cannot be negative, --processes must be at least 1")
        sharing.wait_for_leftovers()
        run = DemoRun.objects.first()
        if run is not None and run.state == DemoRun.State.MADE:
            self.stdout.write("The demonstration city stands already; nothing was changed.")
            return
        if run is None and making.is_taken():
            words = "This database serves a city already; the demonstration goes into an empty one only."
            if options["if_empty"]:
                self.stdout.write(words)
                return
            raise CommandError(words)
        self._make(options["appeals"], options["seed"], options["processes"])

    def _make(self, count: int, seed: int, processes: int) -> None:
        self.stdout.write("Districts, streets, organisations, topics, people …")
        whole = making.begin(count=count, seed=seed)
        try:
            with self._progress(count) as tick:
                sharing.play_all(whole, tick, processes=processes)
        except sharing.PartFailed as problem:
            raise CommandError("The demonstration could not be made; run the command again.") from problem
        making.finish()
        self.stdout.write(f"The demonstration city is ready: {count} appeals.")

    @contextmanager
    def _progress(self, count: int) -> Iterator[Tick]:
        """A bar on a terminal, a line for every tenth in a log."""
        console = Console()
        if console.is_terminal:
            columns = (
                TextColumn("Three months of appeals"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
            )
            with Progress(*columns, console=console) as bar:
                task = bar.add_task("", total=count)
                yield lambda made: bar.advance(task, made)
            return
        yield _Lines(self.stdout.write, count)


class _Lines:
    """Tells the share done in tenths."""

    def __init__(self, say: Any, count: int) -> None:
        self._say, self._count, self._done, self._told = say, count, 0, 0

    def __call__(self, made: int) -> None:
        self._done += made
        tenth = self._done * 10 // max(self._count, 1)
        if tenth > self._told:
            self._told = tenth
            self._say(f"  {self._done} of {self._count} appeals")
