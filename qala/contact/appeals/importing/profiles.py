"""Find and read profiles; every fault is told with its place in the file."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from qala.contact.appeals.importing.errors import BadProfile
from qala.contact.appeals.importing.profile import Profile

SHIPPED = Path(__file__).resolve().parents[1] / "profiles"
MAX_BYTES = 1_000_000


class _OnceLoader(yaml.SafeLoader):
    """SafeLoader that refuses a key written twice: the second would silently win."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _value in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise BadProfile(f"line {key_node.start_mark.line + 1}: {key!r} is written twice")
            seen.add(key)
        return super().construct_mapping(node, deep)


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
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_OnceLoader)  # noqa: S506  a SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadProfile(f"{path.name}: {error}") from error
    if not isinstance(content, dict):
        raise BadProfile(f"{path.name}: a profile is a mapping of keys to values.")
    content.setdefault("name", path.stem)
    try:
        return Profile.model_validate(content)
    except ValidationError as error:
        raise BadProfile(f"{path.name}:\n" + "\n".join(_words(error))) from error


def digest(profile: Profile) -> str:
    """Changes when the profile's meaning does."""
    return hashlib.sha256(profile.model_dump_json().encode()).hexdigest()[:16]


def _words(error: ValidationError) -> list[str]:
    lines = []
    for fault in error.errors(include_url=False):
        place = ".".join(str(part) for part in fault["loc"]) or "profile"
        if fault["type"] == "extra_forbidden":
            lines.append(f"  {place}: unknown key")
        else:
            lines.append(f"  {place}: {fault['msg'].removeprefix('Value error, ')}")
    return lines
