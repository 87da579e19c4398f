"""The house's own files, for tests that read them."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "qala"
FOREIGN = {"static_vendor", "static_root", "__pycache__"}


def files(suffix: str, *, without: frozenset[str] = frozenset()) -> Iterator[Path]:
    """Files of the package with a suffix, outside the named folders."""
    for path in sorted(HOUSE.rglob(f"*{suffix}")):
        if not (FOREIGN | without) & set(path.relative_to(HOUSE).parts):
            yield path


def name_of(path: Path) -> str:
    """The path as people write it."""
    return path.relative_to(ROOT).as_posix()
