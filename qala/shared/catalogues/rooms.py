"""Which folder owns which texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("kk", "ru")
SKIPPED_FOLDERS = {"tests", "migrations", "locale", "static", "__pycache__", "node_modules"}


@dataclass(frozen=True)
class RoomTexts:
    """One catalogue: the room's label, its folder and all folders whose texts it holds."""

    label: str
    folder: Path
    sources: tuple[Path, ...]

    def po_path(self, language: str) -> Path:
        """Where the translations of one language stand."""
        return self.folder / "locale" / language / "LC_MESSAGES" / "django.po"

    def files(self) -> Iterator[Path]:
        """Every source file, in a stable order."""
        for source in self.sources:
            for path in sorted(source.rglob("*")):
                if path.suffix in {".py", ".html", ".txt"} and not _is_skipped(path.relative_to(source)):
                    yield path


def _is_skipped(path: Path) -> bool:
    is_text_outside_templates = path.suffix != ".py" and "templates" not in path.parts
    return is_text_outside_templates or not SKIPPED_FOLDERS.isdisjoint(path.parts)


def all_rooms(root: Path) -> list[RoomTexts]:
    """Shared first, then every folder with an `apps.py` below a wing. `root` is the `qala` package's folder."""
    shared = RoomTexts("shared", root / "shared", (root / "shared", root / "config"))
    folders = sorted(path.parent for path in root.glob("*/*/apps.py"))
    return [shared, *(RoomTexts(folder.name, folder, (folder,)) for folder in folders)]
