"""The other end of managing.py: management commands one after another, told on the standard input.

A line is `[["migrate", "--no-input"], "/where/it/writes"]` (null: to the terminal); the answer, on the pipe whose
number is the argument, is the exit code in a line.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

from django.core.management import execute_from_command_line


def main() -> None:
    """Until the input ends."""
    # Migrations and the demonstration make and drop objects by the million: a fifth of the time at Python's own pace.
    gc.set_threshold(50_000, 20, 20)
    replies = int(sys.argv[1])
    for line in sys.stdin:
        words, output = json.loads(line)
        with _written_to(output):
            code = _run(words)
        os.write(replies, f"{code}\n".encode())


def _run(words: list[str]) -> int:
    try:
        execute_from_command_line(["qala", *words])
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except Exception:  # noqa: BLE001  told below; the next command may be well
        traceback.print_exc()
        return 1
    return 0


@contextlib.contextmanager
def _written_to(output: str | None) -> Iterator[None]:
    """Both streams, of child processes too, into a file."""
    if output is None:
        yield
        return
    kept = [os.dup(number) for number in (1, 2)]
    with Path(output).open("wb") as file:
        for number in (1, 2):
            os.dup2(file.fileno(), number)
    try:
        yield
    finally:
        for number, stream, old in zip((1, 2), (sys.stdout, sys.stderr), kept, strict=True):
            stream.flush()
            os.dup2(old, number)
            os.close(old)


if __name__ == "__main__":
    main()
