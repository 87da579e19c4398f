"""What a notification says: the city's own wording, else the kind's text, filled in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import override

from qala.ground.notifications import kinds
from qala.ground.notifications.models import Occasion, Wording
from qala.ground.notifications.rules.channels import SHORT
from qala.ground.notifications.rules.wording import fill

Wordings = Mapping[tuple[str, str, str], tuple[str, str]]


@dataclass(frozen=True)
class Text:
    """Title and text, without markup."""

    title: str
    body: str


def own_wordings(codes: Iterable[str]) -> Wordings:
    """(kind, channel, language) → (title, text) of what the city wrote itself. One query."""
    rows = Wording.objects.filter(kind__in=set(codes))
    return {
        (kind, channel, language): (title, body)
        for kind, channel, language, title, body in rows.values_list(
            "kind", "channel", "language", "title", "body"
        )
    }


def default_text(kind: kinds.Kind, channel: str, language: str) -> Text:
    """The text the house starts with, names still in braces."""
    with override(language):
        return Text(str(kind.title), str(kind.short if channel in SHORT else kind.body))


def text_of(code: str, channel: str, language: str, words: Mapping[str, str], own: Wordings) -> Text:
    """Filled in. A kind that nobody declares any more says nothing but its code: it is from an older version."""
    kind = kinds.known(code)
    if kind is None:
        return Text(code, "")
    mine = own.get((code, channel, language))
    raw = Text(*mine) if mine else default_text(kind, channel, language)
    return Text(fill(raw.title or default_text(kind, channel, language).title, words), fill(raw.body, words))


def address_of(occasion: Occasion) -> str:
    """The page about it, as a whole address for what leaves the house; "" where there is none."""
    return f"{settings.BASE_URL}{occasion.url}" if occasion.url.startswith("/") else occasion.url
