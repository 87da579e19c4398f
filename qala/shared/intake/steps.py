"""The closed set of transforms that a profile may name; each is text in, text out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

Step = Callable[[str], str]

_SMALL_LATIN = {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
_SMALL = _SMALL_LATIN | {
    "в",
    "во",
    "до",
    "и",
    "из",
    "к",
    "на",
    "о",
    "об",
    "от",
    "по",
    "при",
    "с",
    "у",
    "және",
    "мен",
}
_WORD = re.compile(r"[^\W\d_]+(?:['’]s\b)?", flags=re.IGNORECASE)
_ROMAN = re.compile(r"[ivxlc]+", flags=re.IGNORECASE)


def calm(text: str) -> str:
    """A name that is all capitals, in the letters of a name: numerals and words with digits stay as they are."""
    if not text.isupper():
        return text
    words = text.split(" ")
    return " ".join(_calm_word(word, is_first=at == 0) for at, word in enumerate(words))


def _calm_word(word: str, *, is_first: bool) -> str:
    bare = word.strip("()[],.;:–-")
    if any(sign.isdigit() for sign in bare) or (bare.isascii() and _ROMAN.fullmatch(bare)):
        return word
    if bare.lower() in _SMALL and not is_first:
        return word.lower()
    return _WORD.sub(lambda found: found.group().capitalize(), word)


_PLAIN: dict[str, Step] = {
    "calm": calm,
    "strip": str.strip,
    "upper": str.upper,
    "lower": str.lower,
    "title": str.title,
    "squeeze": lambda text: " ".join(text.split()),
}


def make_step(spec: Any) -> Step:
    """One step from its YAML: a name, or a mapping of one name to its arguments. ValueError says what is wrong."""
    if isinstance(spec, str):
        if spec not in _PLAIN:
            raise ValueError(f"unknown step {spec!r}; plain steps are {', '.join(_PLAIN)}")
        return _PLAIN[spec]
    if not isinstance(spec, dict) or len(spec) != 1:
        raise ValueError(f"a step is a name or a mapping of one name to its arguments, not {spec!r}")
    ((name, arguments),) = spec.items()
    if name not in _WITH_ARGUMENTS:
        raise ValueError(f"unknown step {name!r}; steps with arguments are {', '.join(_WITH_ARGUMENTS)}")
    return _WITH_ARGUMENTS[name](arguments)


def chain(steps: Sequence[Step]) -> Step | None:
    """All steps one after another; None when there are none."""
    if not steps:
        return None
    if len(steps) == 1:
        return steps[0]

    def run(text: str) -> str:
        for step in steps:
            text = step(text)
        return text

    return run


def _pair(arguments: Any, kinds: tuple[type, type], form: str) -> tuple[Any, Any]:
    if not isinstance(arguments, list) or len(arguments) != 2:
        raise ValueError(form)
    first, second = arguments
    if not isinstance(first, kinds[0]) or not isinstance(second, kinds[1]) or isinstance(second, bool):
        raise ValueError(form)
    return first, second


def _replace(arguments: Any) -> Step:
    pattern, repl = _pair(arguments, (str, str), "replace takes [pattern, replacement]")
    try:
        compiled = re.compile(pattern)
        compiled.sub(repl, "")
    except (re.error, IndexError) as error:
        raise ValueError(f"replace: {error}") from error
    return lambda text: compiled.sub(repl, text)


def _split(arguments: Any) -> Step:
    separator, index = _pair(arguments, (str, int), "split takes [separator, index], the first part is 0")
    if not separator:
        raise ValueError("split needs a separator")

    def run(text: str) -> str:
        parts = text.split(separator)
        return parts[index].strip() if -len(parts) <= index < len(parts) else ""

    return run


def _cut(arguments: Any) -> Step:
    if not isinstance(arguments, int) or isinstance(arguments, bool) or arguments < 1:
        raise ValueError("cut takes a number of characters")
    return lambda text: text[:arguments]


def _pick(arguments: Any) -> Step:
    if not isinstance(arguments, int) or isinstance(arguments, bool):
        raise ValueError("pick takes a place in a list, the first is 0")

    def run(text: str) -> str:
        try:
            value = json.loads(text)[arguments]
        except (ValueError, LookupError, TypeError):
            return ""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    return run


_WITH_ARGUMENTS: dict[str, Callable[[Any], Step]] = {
    "replace": _replace,
    "split": _split,
    "cut": _cut,
    "pick": _pick,
}
