"""What is somebody's own in words for everybody: found before a project goes out, hidden in what follows. Pure."""

from collections.abc import Iterator
from typing import Any

from qala.ground.people.rules.never_public import never_public, without
from qala.shared.languages import LANGUAGES

NOT_WORDS = frozenset({"bin", "website", "url", "id", "code", "number", "procurement_id", "identifiers"})
"""Numbers of bodies and contracts are public; persons' were left out before."""
WORDS = frozenset({*LANGUAGES, "title", "words", "name", "address", "decision", "reason_words", "post"})


def pieces(document: Any) -> Iterator[str]:
    """As they are written, in the order of the document."""
    for _path, text in _texts(document):
        yield from never_public(text, is_of_office=True)


def hidden(document: Any) -> tuple[Any, list[str]]:
    """The document without them, and where they stood (`purpose/ru`); itself where there are none."""
    paths = [path for path, text in _texts(document) if never_public(text, is_of_office=True)]
    return (_masked(document) if paths else document), paths


def _texts(value: Any, name: str = "", path: str = "") -> Iterator[tuple[str, str]]:
    """What was written for people: by its name, or because it has more words than one (codes, days and amounts are made
    by us)."""
    if isinstance(value, str):
        if _are_words(name, value):
            yield path, value
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _texts(part, name, f"{path}/{index}")
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in NOT_WORDS:
                yield from _texts(part, key, f"{path}/{key}" if path else key)


def _masked(value: Any, name: str = "") -> Any:
    if isinstance(value, str):
        return without(value, is_of_office=True) if _are_words(name, value) else value
    if isinstance(value, list):
        return [_masked(part, name) for part in value]
    if isinstance(value, dict):
        return {key: part if key in NOT_WORDS else _masked(part, key) for key, part in value.items()}
    return value


def _are_words(name: str, value: str) -> bool:
    return name in WORDS or " " in value
