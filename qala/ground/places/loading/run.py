"""Load one file with one mapping, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qala.ground.places.loading.base import Load, ensure_city, touch
from qala.ground.places.loading.buildings import load_buildings
from qala.ground.places.loading.care import load_care
from qala.ground.places.loading.crossings import load_crossings
from qala.ground.places.loading.districts import load_districts
from qala.ground.places.loading.landmarks import load_landmarks
from qala.ground.places.loading.mapping import Mapping
from qala.ground.places.loading.quarters import load_quarters
from qala.ground.places.loading.reading import read_rows
from qala.ground.places.loading.report import LoadReport
from qala.ground.places.loading.streets import load_streets
from qala.ground.places.locating import forget
from qala.shared.audit import because
from qala.shared.db import atomic

LOADERS: dict[str, Callable[[Load], None]] = {
    "districts": load_districts,
    "quarters": load_quarters,
    "streets": load_streets,
    "crossings": load_crossings,
    "buildings": load_buildings,
    "care": load_care,
    "landmarks": load_landmarks,
}


class _Undo(Exception):
    """Raised to take a dry run back."""


def load_file(
    path: Path,
    mapping: Mapping,
    *,
    is_dry_run: bool = False,
    tick: Callable[[int], None] = lambda count: None,
) -> LoadReport:
    """Load the file; all rows or, on an error, none. Bad rows are in the report and stop nothing.

    `tick(rows so far)` is called now and then. Raises Unreadable (the file), LoadRefused (another city).
    """
    report = LoadReport()
    try:
        with atomic(), because("load-places", file=path.name, mapping=mapping.name):
            city = ensure_city(mapping)
            rows = read_rows(path, mapping.format, delimiter=mapping.delimiter)
            LOADERS[mapping.kind](Load(rows, mapping, city, report, tick))
            touch(city)
            if is_dry_run:
                raise _Undo
    except _Undo:
        pass
    finally:
        # Whatever was remembered inside an undone transaction is not true any more.
        forget()
    return report
