"""The part of a style sheet that the residents' pages use: a first visit shall not carry the whole of Tabler.

A rule stays when one of its selectors names only classes that stand in our templates and modules, or none at all;
a custom property stays when something that stays, or a style sheet of ours, refers to it. Nothing is rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_CLASS = re.compile(r"\.((?:[A-Za-z_]|\\.|-[A-Za-z_-])(?:[\w-]|\\.)*)")
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_IN_HTML = re.compile(r'class(?:es)?[=:]\s*\\?["\']([^"\'>]*)', re.IGNORECASE)
_IN_JS = re.compile(r'(?:className|classList)[^"`\n]*["`]([^"`\n]*)')
_TEMPLATE_TAG = re.compile(r"\{[%{].*?[%}]\}")
_COMMENT, _LICENCE = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"/\*!.*?\*/", re.DOTALL)
GROUPS = ("@media", "@supports", "@layer", "@container")


def used_classes(root: Path) -> set[str]:
    """Class names that our templates, modules and Python widgets may set, template tags left out."""
    found: set[str] = set()
    for path in root.rglob("*"):
        if path.suffix not in (".html", ".js", ".py") or "static_" in str(path.relative_to(root)):
            continue
        text = path.read_text(encoding="utf-8", errors="ignore")
        for pattern in (_IN_JS, _IN_HTML) if path.suffix == ".js" else (_IN_HTML,):
            for attribute in pattern.findall(_TEMPLATE_TAG.sub(" ", text)):
                found.update(attribute.split())
    return found


def subset(css: str, classes: set[str], own: str = "") -> str:
    """`css` without the rules that no page uses. `own` are style sheets of ours whose references count, too."""
    # A licence stands before a selector and full of dots: it is kept, and read as no selector.
    licences = "".join(_LICENCE.findall(css))
    kept = "".join(_kept(_COMMENT.sub("", css), classes))
    names: set[str] = set()
    while (now := set(_USED.findall(_without_unused(kept, names) + own))) != names:
        names = now
    return licences + _without_unused(kept, names)


def _kept(css: str, classes: set[str]) -> Iterator[str]:
    for head, body in _rules(css):
        if not body:
            yield head
        elif head.startswith(GROUPS):
            inside = "".join(_kept(body, classes))
            if inside:
                yield f"{head}{{{inside}}}"
        elif head.startswith("@") or any(_is_used(each, classes) for each in _split(head, ",")):
            yield f"{head}{{{body}}}"


def _is_used(selector: str, classes: set[str]) -> bool:
    # What stands in :not(…) need not be there.
    asked = _CLASS.findall(re.sub(r":not\([^()]*\)", "", selector))
    return all(name.replace("\\", "") in classes for name in asked)


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """(selector or at-rule, body) of the outer level; statements such as @charset come with an empty body."""
    at, start, length = 0, 0, len(css)
    while at < length:
        sign = css[at]
        if sign in "\"'":
            at = _end_of_string(css, at)
        elif sign == ";":
            yield css[start : at + 1], ""
            start = at + 1
        elif sign == "{":
            end = _closing(css, at)
            yield css[start:at].strip(), css[at + 1 : end]
            at = end
            start = end + 1
        at += 1


def _closing(css: str, at: int) -> int:
    depth = 0
    while at < len(css):
        if css[at] in "\"'":
            at = _end_of_string(css, at)
        depth += {"{": 1, "}": -1}.get(css[at], 0)
        if depth == 0:
            return at
        at += 1
    raise ValueError("a brace of the style sheet is not closed")


def _end_of_string(css: str, at: int) -> int:
    quote, at = css[at], at + 1
    while css[at] != quote:
        at += 2 if css[at] == "\\" else 1
    return at


def _split(text: str, mark: str) -> list[str]:
    """At marks outside brackets and strings."""
    parts, depth, start, at = [], 0, 0, 0
    while at < len(text):
        if text[at] in "\"'":
            at = _end_of_string(text, at)
        depth += {"(": 1, ")": -1, "[": 1, "]": -1}.get(text[at], 0)
        if text[at] == mark and depth == 0:
            parts.append(text[start:at])
            start = at + 1
        at += 1
    return [*parts, text[start:]]


def _without_unused(css: str, names: set[str]) -> str:
    def clean(head: str, body: str) -> str:
        if not body:
            return head
        if head.startswith(GROUPS):
            return f"{head}{{{''.join(clean(*each) for each in _rules(body))}}}"
        if head.startswith("@"):
            return f"{head}{{{body}}}"
        lines = [line for line in _split(body, ";") if line.strip()]
        left = [line for line in lines if not line.startswith("--") or line.split(":")[0] in names]
        return f"{head}{{{';'.join(left)}}}" if left else ""

    return "".join(clean(*each) for each in _rules(css))
