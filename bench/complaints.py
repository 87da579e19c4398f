"""The texts of the shared folder as rows to learn from."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

from qala.contact.suggestions.training.corpus import Row


def kursk(folder: Path, label: str) -> list[Row]:
    """Messages to a Russian region; `label` is "category" (17), "department" (70) or "topic" (137)."""
    return _rows(folder / "kursk_appeals_train.csv.gz", "text", label)


def pairs(folder: Path, language: str, label: str = "category") -> list[Row]:
    """Generated Kazakh and Russian twins: `language` "kz" or "ru"; `label` "category" (10) or "urgency" (3)."""
    return _rows(folder / "kz_appeals_kk_ru.csv.gz", f"text_{language}", label)


def _rows(path: Path, text: str, label: str) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    numbers = {name: number for number, name in enumerate(sorted({line[label] for line in lines}))}
    return [Row(line[text], numbers[line[label]]) for line in lines]
