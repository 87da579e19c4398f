"""YAML written by people: a key that stands twice is refused, faults are told with their place."""

from __future__ import annotations

from typing import Any

import yaml
from pydantic import ValidationError

from qala.shared.intake.errors import BadProfile


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


def mapping(text: str, name: str) -> dict[str, Any]:
    """The outer mapping of a YAML text. Raises BadProfile, which names the file."""
    try:
        content = yaml.load(text, Loader=_OnceLoader)  # noqa: S506  a SafeLoader
    except yaml.YAMLError as error:
        raise BadProfile(f"{name}: {error}") from error
    if not isinstance(content, dict):
        raise BadProfile(f"{name}: a profile is a mapping of keys to values.")
    return content


def faults(error: ValidationError) -> list[str]:
    """One line for each fault, with its place."""
    lines = []
    for fault in error.errors(include_url=False):
        place = ".".join(str(part) for part in fault["loc"]) or "profile"
        if fault["type"] == "extra_forbidden":
            lines.append(f"  {place}: unknown key")
        else:
            lines.append(f"  {place}: {fault['msg'].removeprefix('Value error, ')}")
    return lines
