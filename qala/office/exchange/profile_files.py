"""The profiles that come with Qala, as files of the room."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from qala.office.exchange.rules.profiles import Profile, parse_profile
from qala.shared.intake.errors import BadProfile

FOLDER = Path(__file__).parent / "profiles"


def shipped_names() -> list[str]:
    """In the order of the alphabet."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def shipped(name: str) -> Profile:
    """By its name. Raises BadProfile when there is none."""
    return parse_profile(shipped_text(name), name)


def shipped_text(name: str) -> str:
    """As it is written. Raises BadProfile when there is none."""
    if name not in shipped_names():
        raise BadProfile(f"There is no profile {name!r}. Shipped: {', '.join(shipped_names())}.")
    return (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
