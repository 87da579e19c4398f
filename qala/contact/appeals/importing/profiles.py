"""Find and read profiles; every fault is told with its place in the file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import ValidationError

from qala.contact.appeals.importing.profile import Profile
from qala.shared.intake.errors import BadProfile
from qala.shared.intake.written import faults, mapping

SHIPPED = Path(__file__).resolve().parents[1] / "profiles"
MAX_BYTES = 1_000_000


def shipped_names() -> list[str]:
    """The profiles that come with Qala."""
    return sorted(path.stem for path in SHIPPED.glob("*.yaml"))


def find_profile(name: str) -> Path:
    """A shipped profile by its name, or a file by its path. Raises BadProfile when there is neither."""
    if "/" not in name and not name.endswith((".yaml", ".yml")):
        path = SHIPPED / f"{name}.yaml"
        if path.is_file():
            return path
        raise BadProfile(
            f"There is no profile {name!r}. Shipped: {', '.join(shipped_names())}; or give a path."
        )
    path = Path(name)
    if not path.is_file():
        raise BadProfile(f"There is no file {name}.")
    return path


def read_profile(path: Path) -> Profile:
    """The checked profile of a file. Raises BadProfile with every fault found."""
    if path.stat().st_size > MAX_BYTES:
        raise BadProfile(f"{path.name} is larger than {MAX_BYTES} bytes; that is no profile.")
    try:
        content = mapping(path.read_text(encoding="utf-8"), path.name)
    except UnicodeDecodeError as error:
        raise BadProfile(f"{path.name}: {error}") from error
    content.setdefault("name", path.stem)
    try:
        return Profile.model_validate(content)
    except ValidationError as error:
        raise BadProfile(f"{path.name}:\n" + "\n".join(faults(error))) from error


def digest(profile: Profile) -> str:
    """Changes when the profile's meaning does."""
    return hashlib.sha256(profile.model_dump_json().encode()).hexdigest()[:16]
