"""What is wrong with a catalogue."""

import re
from collections.abc import Iterator
from typing import Any

from babel.messages import Catalog, Message

PERCENT_NAMED = re.compile(r"%\((\w+)\)[sdf]")
PERCENT_BARE = re.compile(r"(?<!%)(?:%%)*%[sd]")
BRACED = re.compile(r"\{(\w*)(?:![rsa])?(?::[^{}]*)?\}")


def placeholders(text: str) -> list[str]:
    """Names of all %(name)s and {name} of a text, each once; bare ones (%s, {}) as often as they stand."""
    named = {*PERCENT_NAMED.findall(text), *(f"{{{name}}}" for name in BRACED.findall(text) if name)}
    bare = ["%"] * len(PERCENT_BARE.findall(text)) + ["{}"] * sum(not name for name in BRACED.findall(text))
    return sorted(named) + bare


def _as_tuple(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, (list, tuple)) else (value or "",)


def problems(catalog: Catalog) -> Iterator[str]:
    """One line for each untranslated, unsure or mismatched entry."""
    for message in catalog:
        if message.id:
            yield from (f"{word}: {_as_tuple(message.id)[0]!r}" for word in _problems_of(message))


def _problems_of(message: Message) -> Iterator[str]:
    ids, strings = _as_tuple(message.id), _as_tuple(message.string)
    if not all(strings):
        yield "untranslated"
        return
    if message.fuzzy:
        yield "unsure (fuzzy)"
    allowed = [placeholders(text) for text in ids]
    if any(placeholders(text) not in allowed for text in strings):
        yield "other placeholders than the original"


def disagreements(catalogs: dict[str, Catalog]) -> Iterator[tuple[str, str]]:
    """(room, line): Django merges all catalogues into one, so rooms must not translate a text differently."""
    first: dict[tuple[str, str | None], tuple[str, Any]] = {}
    for label, catalog in catalogs.items():
        for message in catalog:
            if not message.id or not all(_as_tuple(message.string)):
                continue
            key = (_as_tuple(message.id)[0], message.context)
            other, string = first.setdefault(key, (label, message.string))
            if _as_tuple(string) != _as_tuple(message.string):
                yield label, f"translated otherwise in {other}: {key[0]!r}"
