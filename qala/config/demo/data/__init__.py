"""Texts from which the city is built, and reading them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def sections(name: str) -> dict[str, list[str]]:
    """The lines of a file by the words after "== "; lines before the first section stand under ""."""
    found: dict[str, list[str]] = {"": []}
    here = found[""]
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            here = found.setdefault(line[3:].strip(), [])
        elif line.strip() and not line.startswith("#"):
            here.append(line.strip())
    return found


def cells(lines: list[str]) -> Iterator[list[str]]:
    """Each line cut at its bars."""
    for line in lines:
        yield [cell.strip() for cell in line.split("|")]
