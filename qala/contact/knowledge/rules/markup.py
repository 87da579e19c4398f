"""The house's small Markdown: headings, lists, bold, links. The rest of the text is text, whatever it looks like.

Everything is escaped before anything is marked up, so no body can bring HTML of its own. There is no nesting of
blocks; a link leads to a page of the house, a web page, a mail or a telephone.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_HEADING = re.compile(r"^(#{2,3})\s+(.+)$")
_ITEM = re.compile(r"^[-*]\s+(.+)$")
_STEP = re.compile(r"^\d{1,2}[.)]\s+(.+)$")
# In escaped text: quotes and angles are entities by now, so an address cannot leave its attribute.
_LINK = re.compile(
    r"\[([^\[\]\n]{1,200})\]\((https?://[^\s()<>]{1,500}|/(?![/\\])[^\s()<>\\]{0,500}|mailto:[^\s()]{3,200}|tel:[+\d-]{2,20})\)"
)
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*")
_MARKS = re.compile(r"\*\*|^#{2,3}\s+|^[-*]\s+|^\d{1,2}[.)]\s+", re.MULTILINE)
_PLAIN_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\([^()\s]{1,500}\)")


def to_html(text: str) -> SafeString:
    """Safe HTML of a body. Headings begin at the third level, under the page's and the card's.

    >>> to_html("**109** [call](tel:109) <b>")
    '<p><strong>109</strong> <a href="tel:109">call</a> &lt;b&gt;</p>'
    """
    return mark_safe("\n".join(_blocks(text.replace("\r\n", "\n"))))  # noqa: S308 (escaped in _inline)


def to_plain(text: str) -> str:
    """The same text without its marks on one line, for excerpts and search."""
    return " ".join(_PLAIN_LINK.sub(r"\1", _MARKS.sub("", text.replace("\r\n", "\n"))).split())


def excerpt(text: str, length: int = 160) -> str:
    """The beginning of the plain text, cut between words."""
    plain = to_plain(text)
    if len(plain) <= length:
        return plain
    return plain[:length].rsplit(" ", 1)[0].rstrip(",.;:–- ") + "…"


def _kind(line: str) -> str:
    if not line.strip():
        return "gap"
    for kind, pattern in (("heading", _HEADING), ("ul", _ITEM), ("ol", _STEP)):
        if pattern.match(line.strip()):
            return kind
    return "text"


def _blocks(text: str) -> Iterator[str]:
    for kind, group in groupby(text.split("\n"), _kind):
        lines = [line.strip() for line in group]
        if kind == "heading":
            yield from (_heading(line) for line in lines)
        elif kind in ("ul", "ol"):
            pattern = _ITEM if kind == "ul" else _STEP
            items = (pattern.sub(r"\1", line) for line in lines)
            yield f"<{kind}>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</{kind}>"
        elif kind == "text":
            yield f"<p>{'<br>'.join(_inline(line) for line in lines)}</p>"


def _heading(line: str) -> str:
    marks, words = _HEADING.match(line).groups()  # type: ignore[union-attr]
    level = len(marks) + 1
    return f"<h{level}>{_inline(words)}</h{level}>"


def _inline(line: str) -> str:
    return _LINK.sub(_anchor, _BOLD.sub(r"<strong>\1</strong>", str(escape(line))))


def _anchor(match: "re.Match[str]") -> str:
    label, address = match.groups()
    away = ' rel="noopener noreferrer"' if address.startswith("http") else ""
    return f'<a href="{address}"{away}>{label}</a>'
