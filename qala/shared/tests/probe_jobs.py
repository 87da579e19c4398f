"""Jobs that the tests' own worker process carries out."""

import time
from pathlib import Path

from qala.shared.errors import Conflict
from qala.shared.jobs import job


@job(name="probe.slow")
def slow(path: str) -> None:
    """Writes a line; the first run then never ends."""
    file = Path(path)
    runs = file.read_text().count("run") if file.exists() else 0
    file.write_text("run\n" * (runs + 1))
    if not runs:
        time.sleep(600)


@job(name="probe.refused", retry=0)
def refused() -> None:
    """Fails with words that must not be kept."""
    raise Conflict("Aigerim, +7 701 000 00 00")
