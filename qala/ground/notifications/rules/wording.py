"""Texts with names in braces: filled in for people, checked for administrators."""

import re
from collections.abc import Iterable, Mapping

_NAME = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_BRACE = re.compile(r"[{}]")


def fill(text: str, words: Mapping[str, object]) -> str:
    """Every `{name}` replaced; a name without a word leaves nothing, never a brace in front of a resident."""
    return _NAME.sub(lambda found: str(words.get(found[1], "")), text)


def names_in(text: str) -> list[str]:
    """The names used, each once, in their order."""
    return list(dict.fromkeys(_NAME.findall(text)))


def unknown_names(text: str, known: Iterable[str]) -> list[str]:
    """The names used that the kind does not give."""
    given = set(known)
    return [name for name in names_in(text) if name not in given]


def has_loose_brace(text: str) -> bool:
    """Whether a brace stands outside a name: "{number" or "{Number}"."""
    return bool(_BRACE.search(_NAME.sub("", text)))
