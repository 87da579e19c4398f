"""Every address of Qala by its name, with something in the place of its arguments."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter, SlugConverter, UUIDConverter

FILLERS = {IntConverter: 987654321, UUIDConverter: uuid.UUID(int=1), SlugConverter: "nothing-here"}


@dataclass(frozen=True)
class Address:
    """A named pattern; `arguments` fit its converters and lead to nothing that exists."""

    name: str
    arguments: dict[str, object]


def all_addresses() -> list[Address]:
    """All named patterns, third parties' included, by name."""
    found = {address.name: address for address in _walk(get_resolver().url_patterns, "")}
    return [found[name] for name in sorted(found)]


def _walk(
    patterns: list[URLPattern | URLResolver], prefix: str, outer: dict[str, object] | None = None
) -> Iterator[Address]:
    for pattern in patterns:
        converters = getattr(pattern.pattern, "converters", {})
        arguments = {**(outer or {}), **{name: _filler(converter) for name, converter in converters.items()}}
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _walk(pattern.url_patterns, space, arguments)
        elif pattern.name:
            yield Address(f"{prefix}{pattern.name}", arguments)


def _filler(converter: object) -> object:
    for kind, value in FILLERS.items():
        if isinstance(converter, kind):
            return value
    return "x.y" if type(converter).__name__ == "ScreenConverter" else "nothing-here"
