"""What the person at the terminal sees: a spinner and a tick on a terminal, plain lines in a log."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape
from rich.text import Text


class Progress:
    """Reports of the launcher. Every step that may take longer than a blink is announced before it starts."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=False, highlight=False, soft_wrap=True)

    def say(self, text: str) -> None:
        """One plain line."""
        self._console.print(Text(text))

    def warn(self, text: str) -> None:
        self._console.print(Text(text, style="bold yellow"))

    @contextlib.contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Announce a step and say how long it took."""
        started = time.monotonic()
        if self._console.is_terminal:
            with self._console.status(f"{escape(title)} …"):
                yield
        else:
            self.say(f"{title} …")
            yield
        self._done(title, time.monotonic() - started)

    @contextlib.contextmanager
    def long_step(self, title: str) -> Iterator[None]:
        """The same for a step that draws its own progress below the title."""
        started = time.monotonic()
        self.say(f"{title} …")
        yield
        self._done(title, time.monotonic() - started)

    def _done(self, title: str, seconds: float) -> None:
        self._console.print(Text.assemble(("✓ ", "green"), title, (f"  {seconds:.1f} s", "dim")))
