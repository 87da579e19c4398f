"""What residents and staff write, in Kazakh (also in the Latin script) and Russian."""

from __future__ import annotations

import random

from qala.config.demo.data import sections

_LATIN = {
    "а": "a", "ә": "ä", "б": "b", "в": "v", "г": "g", "ғ": "ğ", "д": "d", "е": "e", "ё": "io", "ж": "j", "з": "z",
    "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "ң": "ñ", "о": "o", "ө": "ö", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "ū", "ү": "ü", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "ch",
    "ш": "ş", "щ": "şş", "ъ": "", "ы": "y", "і": "ı", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
_TO_LATIN = str.maketrans(
    {**_LATIN, **{letter.upper(): made.capitalize() for letter, made in _LATIN.items()}}
)


def phrase(what: str, language: str, rng: random.Random) -> str:
    """One sentence of a kind."""
    return rng.choice(sections("phrases")[f"{what} {language}"])


def latin(text: str) -> str:
    """Kazakh in the Latin script of 2021."""
    return text.translate(_TO_LATIN)


def complaint(language: str, group: str, topic: str, place: str, rng: random.Random) -> str:
    """An appeal's text: the matter, a detail (mostly), a wish (mostly)."""
    opening = phrase("opening", language, rng)
    if not place:
        opening = "{topic}."
    parts = [opening.format(topic=topic, topic_low=_lowered(topic), place=place)]
    if rng.random() < 0.8:
        parts.append(_detail(language, group, rng))
    if rng.random() < 0.75:
        parts.append(phrase("closing", language, rng))
    return " ".join(parts)


def _lowered(topic: str) -> str:
    """For the middle of a sentence; an abbreviation keeps its capitals."""
    return topic if topic[1:2].isupper() else topic[:1].lower() + topic[1:]


def _detail(language: str, group: str, rng: random.Random) -> str:
    return rng.choice(sections("phrases")[f"detail {language} {group}"])
