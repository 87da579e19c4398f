"""What a version of an article says, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qala.contact.knowledge.rules.markup import to_plain
from qala.shared.folding import fold
from qala.shared.languages import LANGUAGES

MAX_BODY = 20_000


@dataclass(frozen=True, slots=True)
class Content:
    """Titles, bodies in the house's small Markdown, and words that people use for it."""

    title_kk: str = ""
    title_ru: str = ""
    title_en: str = ""
    body_kk: str = ""
    body_ru: str = ""
    body_en: str = ""
    keywords: str = ""

    @classmethod
    def of(cls, source: object) -> "Content":
        """From a version, or from the cleaned data of a form; line ends are made the same."""
        take = source.get if isinstance(source, Mapping) else lambda name: getattr(source, name)
        return cls(**{name: (take(name) or "").replace("\r\n", "\n").strip() for name in CONTENT_FIELDS})

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that have a body."""
        return tuple(each for each in LANGUAGES if getattr(self, f"body_{each}"))

    @property
    def head_fold(self) -> str:
        """Titles and people's words, folded for the search."""
        return fold(f"{self.title_kk} {self.title_ru} {self.title_en} {self.keywords}")

    @property
    def body_fold(self) -> str:
        """The bodies, folded for the search."""
        return fold(" ".join(to_plain(text) for text in (self.body_kk, self.body_ru, self.body_en)))


CONTENT_FIELDS = tuple(field.name for field in fields(Content))


def faults(content: Content) -> dict[str, "str | Promise"]:
    """What must be mended, by field: a language has a title and a body or neither, and one language is there."""
    found: dict[str, str | Promise] = {}
    for language in LANGUAGES:
        title, body = getattr(content, f"title_{language}"), getattr(content, f"body_{language}")
        if body and not title:
            found[f"title_{language}"] = _("The text needs a title.")
        if title and not body:
            found[f"body_{language}"] = _("The title needs a text.")
        if len(body) > MAX_BODY:
            found[f"body_{language}"] = _("The text is too long; split it into two articles.")
    if not found and not content.languages:
        found["title_kk"] = _("An article needs a title and a text in at least one language.")
    return found
