"""An invented town's register in every form."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qala.contact.appeals.importing import Options, Outcome, import_file, read_profile
from qala.contact.catalog import reference
from qala.contact.catalog.queries import forget_book
from qala.ground.places import locating

PROFILE = """
title: Invented town
prefix: town
time_zone: Europe/Berlin
date_formats: ["%d.%m.%Y %H:%M", "%d.%m.%Y", iso]
numbers: {decimal: ",", thousands: "."}
language: ru
empty: ["-"]
bbox: [10, 50, 12, 52]
dummy_positions: [[11, 51]]
fields:
  external_id: Nr
  received_at: Eingang
  due_at: Frist
  closed_at: Ende
  status: Stand
  topic: Art
  topic_group: {column: Art, steps: [{split: [":", 0]}]}
  executor: Amt
  text: {join: [Art, Text], with: ". "}
  address: {first: [Ort, Strasse], steps: [squeeze]}
  lon: X
  lat: Y
statuses:
  map: {offen: registered, Arbeit: accepted, fertig: closed, doppelt: merged, nein: rejected}
  unknown: registered
  duplicates: [doppelt]
"""
HEADER = "Nr;Eingang;Frist;Ende;Stand;Art;Amt;Text;Ort;Strasse;X;Y"
ROWS = (
    "1;01.06.2020 10:00;03.06.2020 10:00;02.06.2020 09:00;fertig;Heat:Cold;Heat Office;Kalt;Hof;Weg 1;11,5;51,5",
    "2;01.06.2020 11:00;03.06.2020 10:00;04.06.2020 09:00;fertig;Heat:Cold;Heat Office;Kalt;-;Weg  2;11;51",
    "3;01.06.2020 12:00;03.06.2020 10:00;;Arbeit;Road:Hole;Road Office;Loch;;Weg 3;20;51,5",
    "4;01.06.2020 13:00;03.06.2099 10:00;;offen;Road:Hole;;Loch;;Weg 4;;",
    "5;01.06.2020 13:30;;01.06.2020 14:00;doppelt;Road:Hole;Road Office;Loch;;Weg 4;;",
)


@pytest.fixture(autouse=True)
def _fresh_caches() -> Iterator[None]:
    """What a process remembers of the city must not outlive a test's transaction."""
    forget_book()
    locating.forget()
    yield
    forget_book()
    locating.forget()


@pytest.fixture
def catalogue(db: None) -> None:
    """Statuses, channels, terms."""
    reference.load(lambda line: None)


@pytest.fixture
def profile_path(tmp_path: Path) -> Path:
    path = tmp_path / "town.yaml"
    path.write_text(PROFILE, encoding="utf-8")
    return path


@pytest.fixture
def take(catalogue: None, profile_path: Path, tmp_path: Path) -> Callable[..., Outcome]:
    """`take(rows)` imports rows of the town's own form; `take(path=…)` a ready file."""

    def run(rows: Any = ROWS, *, path: Path | None = None, extra: str = "", **options: Any) -> Outcome:
        if path is None:
            path = tmp_path / "town.csv"
            path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
        text = (
            PROFILE
            + ('delimiter: ";"\n' if "delimiter" not in extra and path.suffix == ".csv" else "")
            + extra
        )
        profile_path.write_text(text, encoding="utf-8")
        options.setdefault("is_threaded", False)
        options.setdefault("rejects", tmp_path / "rejects.jsonl")
        return import_file(path, read_profile(profile_path), Options(**options))

    return run
