"""Words out of HTML, and the new words out of a reply that quotes the old ones."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_SILENT = {"script", "style", "head", "title", "template"}
_BREAKS = {"p", "br", "div", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "table"}
# Where mail programs begin to quote, in the languages of the city: "On …, … wrote:", "… пишет:", "… жазды:".
_QUOTE_HEADS = (
    re.compile(r"^\s*-{2,}\s*(original message|исходное сообщение|бастапқы хабар)", re.IGNORECASE),
    re.compile(r"^.{0,200}(wrote|пишет|написал|написала|жазды|жазған)\s*[:>]\s*$", re.IGNORECASE),
    re.compile(r"^\s*(from|от кого|от|кімнен)\s*:\s.*@", re.IGNORECASE),
    re.compile(r"^_{10,}\s*$"),
)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def plain_text(html: str) -> str:
    """The words of an HTML body, a line for each block; scripts, styles and links are gone."""
    words = _Words()
    words.feed(html)
    words.close()
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in "".join(words.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def without_quotes(text: str) -> str:
    """What was written anew; the whole text when nothing else is left."""
    kept: list[str] = []
    for line in text.split("\n"):
        if any(head.match(line) for head in _QUOTE_HEADS):
            break
        if not line.lstrip().startswith(">"):
            kept.append(line)
    return "\n".join(kept).strip() or text.strip()


def language_of(text: str) -> str:
    """kk when letters of Kazakh alone stand in it, else ru for Cyrillic, else kk (the city's first language)."""
    if re.search(r"[әғқңөұүһі]", text, re.IGNORECASE):
        return "kk"
    return "ru" if re.search(r"[а-яё]", text, re.IGNORECASE) else "kk"
